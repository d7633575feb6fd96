/** A client that goes on beyond its limits is read more slowly: what it sends waits on its own side of the line. */
import type { Socket } from './open-sockets.ts'

/** So long nothing is read after a refusal. Short enough for a person who only writes fast not to notice. */
const pauseMs = 250

/** Costs a flooding client its speed and the process next to nothing; polling has nothing to pause. */
export function readSlower({ conn }: Socket): void {
  const { socket: line } = conn.transport as unknown as { socket?: PausableLine }
  if (!line || line.isPaused) return
  line.pause()
  setTimeout(() => line.resume(), pauseMs).unref()
}

/** Of `ws`, which does nothing of it while it connects or is closed. */
interface PausableLine {
  isPaused: boolean
  pause(): void
  resume(): void
}
