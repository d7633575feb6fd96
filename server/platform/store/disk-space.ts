/**
 * Watches the room left for the embedded store: writes are refused while there is still enough to finish what is in
 * hand, since a database whose disk is full cannot even say so in order.
 */
import { statfs } from 'node:fs/promises'

export interface DiskSpace {
  isFull(): boolean
  close(): void
}

export interface DiskSpaceOptions {
  /** Room below which writes are refused, in bytes. @default 64 MB */
  leastBytes?: number
  everyMs?: number
  /** Measures the room left, in bytes. */
  freeBytes(): Promise<number>
  /** Hears when it becomes full, and when there is room again. */
  changed?: ((isFull: boolean) => void) | undefined
}

export async function watchDiskSpace(options: DiskSpaceOptions): Promise<DiskSpace> {
  const { leastBytes = 64 * 1024 * 1024, everyMs = 2_000, freeBytes, changed } = options
  let isFull = false
  const look = async () => {
    // A folder that cannot be measured is no reason to refuse.
    const free = await freeBytes().catch(() => Number.POSITIVE_INFINITY)
    if (isFull === free < leastBytes) return
    isFull = !isFull
    changed?.(isFull)
  }
  await look()
  const timer = setInterval(look, everyMs)
  timer.unref()
  return { isFull: () => isFull, close: () => clearInterval(timer) }
}

/** The room that an ordinary user may still fill on the disk of a folder, in bytes. */
export async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}
