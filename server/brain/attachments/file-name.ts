/** The name under which a file is shown and saved: one that can mislead nobody and no program. */

const longest = 100
/** Names of devices, which Windows opens whatever their ending. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/**
 * @param given as the sender's machine calls it, perhaps with a path
 * @param endings that its type may have; the first is added where it has none of them
 */
export function fileName(given: string, endings: readonly [string, ...string[]]): string {
  const last = given.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last
    // Line breaks, what turns the direction of writing or joins without being seen, and what parts of a path are made of.
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/[<>:"|?*%;]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s.]+/, '')
    .replace(/[\s.]+$/, '')
  const [, stem = clean, ending = ''] = /^(.+)\.([^.]{1,10})$/.exec(clean) ?? []
  const fits = endings.includes(ending.toLowerCase())
  const base = shortened(fits ? stem : clean, longest - 12).replace(/[\s.]+$/, '') || 'file'
  return `${device.test(base) ? '_' : ''}${base}.${fits ? ending.toLowerCase() : endings[0]}`
}

function shortened(text: string, most: number): string {
  return text.length > most
    ? text
        .slice(0, most)
        .toWellFormed()
        .replace(/\ufffd$/, '')
    : text
}
