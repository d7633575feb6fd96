import { expect, test } from 'vitest'
import { areaCodeCountries, isAreaCode, readAreaCodes } from './read-area-codes.ts'

test.each(areaCodeCountries)(
  'every area code of %s is one, has a place, and stands there once',
  async (country) => {
    const list = await readAreaCodes(country)
    for (const { area_code, locality } of list) {
      expect(area_code).toMatch(/^[2-9]\d\d$/)
      expect(locality).toMatch(/^[A-Z][A-Za-z.' ]+, [A-Z]{2}$/)
    }
    const numbers = list.map(({ area_code }) => area_code)
    expect(numbers).toEqual([...new Set(numbers)].sort())
  },
)

test('no area code belongs to two countries, and those of services are none', async () => {
  const [us = [], ca = []] = await Promise.all(areaCodeCountries.map(readAreaCodes))
  const american = new Set(us.map(({ area_code }) => area_code))
  expect(ca.filter(({ area_code }) => american.has(area_code))).toEqual([])
  for (const known of ['212', '415', '416']) expect(await isAreaCode(known)).toBe(true)
  for (const service of ['800', '888', '900', '911', '555', '123', '21', '']) {
    expect(await isAreaCode(service)).toBe(false)
  }
})
