/** Rows and columns; on a narrow page each row becomes a block with its column names. */
import type { ComponentChildren } from 'preact'
import './table.css'

export interface Column<T> {
  name: string
  /** The name is for screen readers only, as over a column of buttons. */
  hideName?: boolean
  cell(row: T): ComponentChildren
}

interface TableProps<T> {
  caption: string
  columns: readonly Column<T>[]
  rows: readonly T[]
  rowKey(row: T): string
}

export function Table<T>({ caption, columns, rows, rowKey }: TableProps<T>) {
  return (
    <table class="table">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.name} scope="col">
              {column.hideName ? <span class="visually-hidden">{column.name}</span> : column.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) => (
              <td key={column.name} data-name={column.hideName ? undefined : column.name}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
