/** Brings the cosines of embeddings, which differ from model to model, to one scale. */

/** The cosine of texts that have nothing to do with each other, where there are too few to tell. */
const usualCosine = 0.2
/** It counts as much as so many articles. */
const usualCount = 3

/**
 * How alike each article is to the question: 0 like most of them, 1 the same; NaN where that is not known.
 * @param cosines one for each article, NaN where it has no embedding
 */
export function embeddedLikeness(cosines: Float32Array): Float32Array {
  let sum = usualCount * usualCosine
  let count = usualCount
  for (const cosine of cosines) {
    if (Number.isNaN(cosine)) continue
    sum += cosine
    count++
  }
  const usual = Math.min(0.99, sum / count)
  return cosines.map((cosine) => Math.min(1, Math.max(0, (cosine - usual) / (1 - usual))))
}
