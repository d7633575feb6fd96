/** Addresses of machines on the network, in both versions. */
import { isIPv6 } from 'node:net'
import type { Stretch } from './personal-data.ts'

const four = /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\d)/g
const version = /\b(?:v|ver|version|release|firmware|build)\.?\s?$/i
const six = /(?<![\w:.])[0-9a-f:]{3,39}(?:(?<=:)(?:\d{1,3}\.){3}\d{1,3})?(?:%[a-z0-9]{1,16})?(?![\w:])/gi

/** This machine, no machine, all machines: nobody's. */
const nobodys = /^(?:127\.|0\.0\.0\.0$|255\.255\.255\.|::1?$)/

export function findIps(text: string): Stretch[] {
  return [...findFour(text), ...findSix(text)]
    .filter(({ start, end }) => !nobodys.test(text.slice(start, end)))
    .sort((first, second) => first.start - second.start)
}

function findFour(text: string): Stretch[] {
  return Array.from(text.matchAll(four), stretchOf).filter(
    ({ start, end }) =>
      text
        .slice(start, end)
        .split('.')
        .every((part) => Number(part) < 256) && !version.test(text.slice(Math.max(0, start - 12), start)),
  )
}

function findSix(text: string): Stretch[] {
  if (!text.includes(':')) return []
  return Array.from(text.matchAll(six), stretchOf).filter(({ start, end }) => {
    const address = text.slice(start, end)
    // Every word with colons may be one: times, ratios and names of classes are shorter or have no digit.
    return /\d/.test(address) && (address.match(/:/g)?.length ?? 0) > 1 && isIPv6(address)
  })
}

function stretchOf({ 0: { length }, index: start }: RegExpExecArray): Stretch {
  return { start, end: start + length }
}
