/** What a run of probes found: how many count, and what leaked. */

export interface Leak {
  probe: string
  what: string[]
}

export interface Findings {
  /**
   * One probe was made.
   * @param twin names the same call by the owner; the probe counts only once that is confirmed
   * @param what nothing where all is well
   */
  count(twin: string, probe: string, what: string[]): void
  /** The owner's call worked: what was probed is there to be found. */
  confirm(twin: string): void
  /** Probes whose twin worked. */
  counted(): number
  leaks(): Leak[]
  /** Names of calls and places none of whose twins worked: probes that prove nothing. */
  hollow(): string[]
}

export function openFindings(): Findings {
  const probes: { twin: string; probe: string; what: string[] }[] = []
  const confirmed = new Set<string>()
  const nameOf = (twin: string) => twin.split(' ').slice(0, -1).join(' ')
  return {
    count: (twin, probe, what) => void probes.push({ twin, probe, what }),
    confirm: (twin) => void confirmed.add(twin),
    counted: () => probes.filter(({ twin }) => confirmed.has(twin)).length,
    leaks: () => probes.filter(({ what }) => what.length > 0).map(({ probe, what }) => ({ probe, what })),
    hollow: () => {
      const alive = new Set([...confirmed].map(nameOf))
      return [...new Set(probes.map(({ twin }) => nameOf(twin)))].filter((name) => !alive.has(name))
    },
  }
}
