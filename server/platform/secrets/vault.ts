/** Secrets at rest: sealed under a data key of their tenant, which is itself wrapped under SECRET_KEY. */

/** The one place where a sealed text opens. */
export interface SealedPlace {
  /** `user` for a person's own secret: one key of the installation. */
  tenantId: string
  table: string
  column: string
  /** Id of the row. */
  row: string
}

export interface Vault {
  /** Never call it inside a transaction: it may read the data key, and the embedded store has one connection. */
  seal(where: SealedPlace, clear: string): Promise<string>
  /** @throws when the text was altered, or sealed for another place or under a key that is gone */
  open(where: SealedPlace, sealed: string): Promise<string>
}
