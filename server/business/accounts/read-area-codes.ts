/** Area codes of a country with the main place of each, for who wants a phone number from somewhere. */
import { readFile } from 'node:fs/promises'
import type { AreaCode } from '#wire'

/** Countries whose area codes are known. */
export const areaCodeCountries = ['US', 'CA'] as const
export type AreaCodeCountry = (typeof areaCodeCountries)[number]

/** All of a country, by number. */
export function readAreaCodes(country: AreaCodeCountry): Promise<AreaCode[]> {
  const found = known.get(country) ?? load(country)
  known.set(country, found)
  return found
}

/** Whether one of the countries has the area code. */
export async function isAreaCode(text: string): Promise<boolean> {
  const lists = await Promise.all(areaCodeCountries.map(readAreaCodes))
  return lists.some((list) => list.some(({ area_code }) => area_code === text))
}

const known = new Map<AreaCodeCountry, Promise<AreaCode[]>>()

/** The files hold `201 Jersey City, NJ` a line. */
async function load(country: AreaCodeCountry): Promise<AreaCode[]> {
  const file = new URL(`area-codes/${country.toLowerCase()}.txt`, import.meta.url)
  const lines = (await readFile(file, 'utf8')).trim().split('\n')
  return lines.map((line) => ({ area_code: line.slice(0, 3), locality: line.slice(4) }))
}
