/** Tells whoever waits for the table what is being measured, and what was left out and why. */

/** One line on standard error: standard output belongs to the table. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
