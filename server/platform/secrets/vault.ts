/** Secrets at rest: sealed under a data key of their tenant, which is itself wrapped under SECRET_KEY. */
import { openBytes, sealBytes } from './seal-bytes.ts'

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

/** Of how a text is sealed, before it: another way will have another. */
const version = 'v1.'

/** @param dataKeyOf the key of a tenant, or of people's own secrets for `user` */
export function openVault(dataKeyOf: (tenantId: string) => Promise<Buffer>): Vault {
  return {
    seal: async (where, clear) =>
      `${version}${sealBytes(await dataKeyOf(where.tenantId), Buffer.from(clear), useOf(where))}`,
    open: async (where, sealed) => {
      if (!sealed.startsWith(version)) throw new Error('A sealed text has an unknown form.')
      const key = await dataKeyOf(where.tenantId)
      return openBytes(key, sealed.slice(version.length), useOf(where)).toString()
    },
  }
}

/** As JSON, so that no two places read the same. */
function useOf({ tenantId, table, column, row }: SealedPlace): string {
  return JSON.stringify([tenantId, table, column, row])
}
