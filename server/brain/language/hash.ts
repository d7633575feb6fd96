/** Hashes pieces of text to signed 32-bit numbers (which engines keep unboxed) without making strings of them. */

const prime = 0x01000193
const offset = 0x811c9dc5

/** Mixes a whole text into a hash; `seed` keeps kinds of features apart. */
export function hashText(text: string, seed: number): number {
  let hash = (offset ^ seed) | 0
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), prime)
  return finish(hash)
}

/** Mixes two hashes into one; their order matters. */
export function joinHashes(first: number, second: number): number {
  return finish(Math.imul(first ^ 0x9e3779b9, prime) ^ second)
}

/** Gives every character n-gram of ` word ` with `least` to `most` characters to `take`. */
export function eachGram(word: string, least: number, most: number, take: (hash: number) => void): void {
  const padded = ` ${word} `
  for (let start = 0; start < padded.length; start++) {
    let hash = offset | 0
    const end = Math.min(padded.length, start + most)
    for (let at = start; at < end; at++) {
      hash = Math.imul(hash ^ padded.charCodeAt(at), prime)
      if (at - start + 1 >= least) take(finish(hash ^ (at - start)))
    }
  }
}

function finish(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (mixed ^ (mixed >>> 13)) | 0
}
