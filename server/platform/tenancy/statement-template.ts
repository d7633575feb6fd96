/**
 * A statement that is built once and run with other values each time: building one of many parts takes longer than all
 * else that a process does to run it.
 */
import type { Compilable, CompiledQuery } from 'kysely'

/** Stands in a statement for a value that each run brings. */
class Blank {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/** A stand-in for a record of values: each of its fields is a blank. */
export function blanks<V extends object>(): V {
  return new Proxy({}, { get: (_target, name) => new Blank(String(name)) }) as V
}

/** A blank that is no field of the values. */
export function blank(name: string): unknown {
  return new Blank(name)
}

export interface StatementTemplate {
  /** The statement with these values in place of the blanks. */
  fill(values: Readonly<Record<string, unknown>>): CompiledQuery
}

export function templateOf(statement: Compilable): StatementTemplate {
  const compiled = statement.compile()
  const value = (parameter: unknown, values: Readonly<Record<string, unknown>>) =>
    parameter instanceof Blank ? values[parameter.name] : parameter
  return {
    fill: (values) => ({
      ...compiled,
      parameters: compiled.parameters.map((parameter) => value(parameter, values)),
    }),
  }
}
