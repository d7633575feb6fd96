/** The machines and lines of visitors. */
import type { CDPSession } from 'playwright-core'

export interface Profile {
  name: 'fast' | 'slow'
  /** How many times slower than this machine. */
  slower: number
  /** Bytes per second, and milliseconds of a round trip; absent: this machine's own. */
  line?: { down: number; up: number; roundTripMs: number }
}

export const profiles: readonly Profile[] = [
  { name: 'fast', slower: 1 },
  // A phone of the middle, on a slow line of the fourth generation.
  { name: 'slow', slower: 4, line: { down: 1_600_000 / 8, up: 750_000 / 8, roundTripMs: 150 } },
]

export async function slowDown(devtools: CDPSession, { slower, line }: Profile): Promise<void> {
  if (slower > 1) await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower })
  if (!line) return
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: line.roundTripMs,
    downloadThroughput: line.down,
    uploadThroughput: line.up,
  })
}
