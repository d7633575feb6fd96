/** Leaves a server alone that keeps failing. */
import { type BreakerSettings, CircuitBreaker } from '../../../platform/limits/circuit-breaker.ts'
import type { EmbeddingClient } from './embedding-client.ts'
import { asEmbeddingFailure, EmbeddingFailure } from './embedding-failure.ts'

type Embed = EmbeddingClient['embed']

/** @param opened called when failures have made it rest */
export function guardClient(
  embed: Embed,
  settings: BreakerSettings,
  clock: () => number,
  opened: (failure: EmbeddingFailure) => void,
): Embed {
  const breaker = new CircuitBreaker(clock, settings)
  return async (texts, call) => {
    const pass = breaker.enter()
    if (!pass) throw new EmbeddingFailure('resting')
    try {
      const vectors = await embed(texts, call)
      breaker.leave(pass, 'ok')
      return vectors
    } catch (error) {
      const failure = asEmbeddingFailure(error)
      if (breaker.leave(pass, failure.isRefusal ? 'neither' : 'failed')) opened(failure)
      throw failure
    }
  }
}
