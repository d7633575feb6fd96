/** The last proof that businesses of this installation are kept apart. */

/** One run of `npm run prove-isolation`. */
export interface IsolationProof {
  /** When it ended, RFC 3339. */
  at: string
  /** Of the program that was tried. */
  version: string
  /** Businesses of which one tried to reach the others. */
  businesses: number
  /** Calls, events, handshakes and queries with ids of others, each of which works for its owner. */
  probes: number
  /** Probes at which anything of another business showed. */
  leaks: number
  /** Leaks with only the database's wall standing. */
  leaks_without_first_wall: number
  /** Leaks with only the walls of the queries standing. */
  leaks_without_second_wall: number
  /** Leaks with neither standing: none would mean that the probes see nothing. */
  leaks_without_both: number
  /** Tables with rows of businesses, and in how many the probes noticed that both walls were missing. */
  tables: number
  tables_noticed: number
}

export interface IsolationAnswer {
  /** Null as long as `npm run prove-isolation` was not run for this data directory. */
  proof: IsolationProof | null
}
