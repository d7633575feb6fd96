/** Columns that are read as one thing and written as another. */
import type { ColumnType } from 'kysely'

export type Nullable<T> = ColumnType<T | null, T | null | undefined, T | null>
/** Set by the database unless given. */
export type Moment = ColumnType<string, string | undefined, string>
/** Read as a value, written as JSON text. */
export type Json<T> = ColumnType<T, string, string>
