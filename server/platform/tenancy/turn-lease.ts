/**
 * For how long a turn is one process's. That process renews it while it lives; when it has run out, another takes the
 * turn over. Only the database's clock counts.
 */
import { sql } from 'kysely'

/** The end of a lease that begins now. */
export const leaseEnd = sql<string>`now() + interval '10 seconds'`
