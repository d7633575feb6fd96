/** Durable work in the background: at least once, tried again when it fails, put aside when it keeps failing. */

/** Ids and words of our own; never a secret or the words of a person. */
export type JobPayload = Record<string, string | number | boolean>

/** A try of a job that is being done. */
export interface JobInHand {
  id: string
  /** 1 for the first try. */
  attempt: number
  /** Aborted when the job's time is over or the process drains: what is not finished soon after is tried again. */
  signal: AbortSignal
}

export interface JobOptions {
  /** Whose work it is; tenants take turns. @default the installation's own */
  tenantId?: string
  /** @default 0 */
  afterSeconds?: number
  /** Of all jobs of a kind and tenant that wait under one key only the first is kept. */
  key?: string
}

export interface Jobs {
  /** Says who does the jobs of a kind. Once per kind, before the server opens. */
  handle<P extends JobPayload>(kind: string, work: (payload: P, job: JobInHand) => Promise<void>): void
  /** Resolves when the job is stored. */
  add(kind: string, payload: JobPayload, options?: JobOptions): Promise<void>
}
