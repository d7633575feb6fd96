/** TXT records of a name, as the public DNS has them. */
import { Resolver } from 'node:dns/promises'

/** Whether a name has none, does not exist or cannot be asked about: there are none. */
export async function resolveTxt(name: string): Promise<string[]> {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 })
  const records = await resolver.resolveTxt(name).catch(() => [])
  return records.map((pieces) => pieces.join(''))
}
