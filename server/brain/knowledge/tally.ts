/** Counts features: a hash table in flat memory that is used again, for a map for each text would be half of all work. */

/** Distinct features of a text with how often each occurs. */
export interface Bag {
  features: Int32Array
  counts: Float32Array
  /** Words in the text. */
  length: number
}

export interface Tally {
  /** Counts a feature; it never comes to more than `most`. */
  add(feature: number, times: number, most?: number): void
  /** What was counted, in the order it came; the tally is empty afterwards. */
  bag(length: number): Bag
}

const leastPlaces = 1024

export function tally(): Tally {
  let keys = new Int32Array(leastPlaces)
  let counts = new Float32Array(leastPlaces)
  let used: number[] = []

  const placeOf = (feature: number) => {
    const mask = keys.length - 1
    let place = (feature ^ (feature >>> 15)) & mask
    while (counts[place] !== 0 && keys[place] !== feature) place = (place + 1) & mask
    return place
  }
  const grow = () => {
    const before = { keys, counts, used }
    keys = new Int32Array(before.keys.length * 2)
    counts = new Float32Array(keys.length)
    used = before.used.map((old) => {
      const place = placeOf(before.keys[old] as number)
      keys[place] = before.keys[old] as number
      counts[place] = before.counts[old] as number
      return place
    })
  }
  return {
    add: (feature, times, most = Number.POSITIVE_INFINITY) => {
      const place = placeOf(feature)
      const before = counts[place] as number
      counts[place] = Math.min(most, before + times)
      if (before !== 0) return
      keys[place] = feature
      used.push(place)
      if (used.length * 2 > keys.length) grow()
    },
    bag: (length) => {
      const features = new Int32Array(used.length)
      const times = new Float32Array(used.length)
      for (let at = 0; at < used.length; at++) {
        const place = used[at] as number
        features[at] = keys[place] as number
        times[at] = counts[place] as number
        counts[place] = 0
      }
      used = []
      return { features, counts: times, length }
    },
  }
}
