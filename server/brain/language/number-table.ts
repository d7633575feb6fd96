/** Numbers 32-bit hashes from 0 on in the order they come: a hash table in flat memory, for it is the bulk of an index. */

export interface NumberTable {
  keys: Int32Array
  /** The number of the key at the same place, plus 1; 0 marks a free place. */
  numbers: Int32Array
  size: number
}

const leastPlaces = 64

export function numberTable(): NumberTable {
  return { keys: new Int32Array(leastPlaces), numbers: new Int32Array(leastPlaces), size: 0 }
}

/** The number of a key, or -1 when it has none. */
export function numberOf({ keys, numbers }: NumberTable, key: number): number {
  return (numbers[placeOf(keys, numbers, key)] as number) - 1
}

/** The number of a key, which gets the next one when it has none. */
export function numbered(table: NumberTable, key: number): number {
  const place = placeOf(table.keys, table.numbers, key)
  const known = table.numbers[place] as number
  if (known !== 0) return known - 1
  table.keys[place] = key
  table.numbers[place] = ++table.size
  const number = table.size - 1
  if (table.size * 2 > table.keys.length) grow(table)
  return number
}

/** Where a key stands or would stand. */
function placeOf(keys: Int32Array, numbers: Int32Array, key: number): number {
  const mask = keys.length - 1
  let place = (key ^ (key >>> 15)) & mask
  while ((numbers[place] as number) !== 0 && keys[place] !== key) place = (place + 1) & mask
  return place
}

function grow(table: NumberTable): void {
  const keys = new Int32Array(table.keys.length * 2)
  const numbers = new Int32Array(keys.length)
  for (let old = 0; old < table.keys.length; old++) {
    const number = table.numbers[old] as number
    if (number === 0) continue
    const key = table.keys[old] as number
    const place = placeOf(keys, numbers, key)
    keys[place] = key
    numbers[place] = number
  }
  table.keys = keys
  table.numbers = numbers
}
