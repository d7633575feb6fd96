/** The businesses that a fresh installation shows. */
import { bobsHvac } from './bobs-hvac/bobs-hvac.ts'
import { brightSmile } from './bright-smile/bright-smile.ts'
import type { DemoBusiness } from './demo-business.ts'

/**
 * Both demo businesses as of `now`, which decides their holidays.
 * @param publicUrl address of the server, where their websites are shown
 */
export function demoBusinesses(now: Date, publicUrl: string): [hvac: DemoBusiness, dental: DemoBusiness] {
  return [bobsHvac(now, publicUrl), brightSmile(now, publicUrl)]
}
