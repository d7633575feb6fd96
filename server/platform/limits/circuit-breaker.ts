/** Stops calling a server that keeps failing, and looks now and then whether it is back. */

export interface BreakerSettings {
  /** @default 5 */
  failures: number
  /** Within which the failures fall. @default 30_000 */
  windowMs: number
  /** How long it stays open before one call may try. @default 15_000 */
  openMs: number
}

export type Outcome = 'ok' | 'failed' | 'neither'
/** A probe is the one call that may look whether the server is back. */
export type Pass = 'call' | 'probe'

const defaults: BreakerSettings = { failures: 5, windowMs: 30_000, openMs: 15_000 }

export class CircuitBreaker {
  readonly #settings: BreakerSettings
  readonly #clock: () => number
  #failedAt: number[] = []
  #openedAt: number | null = null
  #probing = false

  constructor(clock: () => number, settings: Partial<BreakerSettings> = {}) {
    this.#clock = clock
    this.#settings = { ...defaults, ...settings }
  }

  /** A pass when a call may be made, to be handed back to `leave`; null while the circuit is open. */
  enter(): Pass | null {
    if (this.#openedAt === null) return 'call'
    if (this.#probing || this.#clock() - this.#openedAt < this.#settings.openMs) return null
    this.#probing = true
    return 'probe'
  }

  /** Ends a call. Returns true when this outcome opened the circuit. */
  leave(pass: Pass, outcome: Outcome): boolean {
    if (pass === 'probe') this.#probing = false
    if (outcome === 'ok') this.#close()
    return outcome === 'failed' && this.#fail(pass)
  }

  #fail(pass: Pass): boolean {
    const now = this.#clock()
    this.#failedAt = [...this.#failedAt.filter((at) => now - at < this.#settings.windowMs), now]
    const isOpen = this.#openedAt !== null
    // A call that began before the circuit opened must not keep it open for longer.
    if (pass === 'call' && (isOpen || this.#failedAt.length < this.#settings.failures)) return false
    this.#openedAt = now
    return !isOpen
  }

  #close(): void {
    this.#openedAt = null
    this.#failedAt = []
  }
}
