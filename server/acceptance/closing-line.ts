/** Ends a test run with one line that other programs read: `N passed, N failed`. */
import { appendFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'

/** Written to the file that DESKBELL_TEST_COUNTS names instead, where somebody adds up several runs. */
export const closingLine: Reporter = {
  onTestRunEnd(modules, unhandledErrors) {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const count = (state: string) => tests.filter((test) => test.result().state === state).length
    const skipped = tests.filter((test) => test.result().state === 'skipped')
    // A file that could not be read and an error outside of every test are failures that no test shows.
    const failed = count('failed') + modules.filter(isBroken).length + unhandledErrors.length
    const repeated = tests.filter((test) => test.diagnostic()?.flaky)
    for (const { fullName } of skipped) process.stdout.write(`skipped: ${fullName}\n`)
    for (const { fullName } of repeated) process.stdout.write(`passed at the second try only: ${fullName}\n`)
    const line = `${count('passed')} passed, ${failed} failed\n`
    const file = process.env.DESKBELL_TEST_COUNTS
    if (file) appendFileSync(file, line)
    else process.stdout.write(line)
  },
}

function isBroken(module: TestModule): boolean {
  const tests = [...module.children.allTests()]
  return module.state() === 'failed' && !tests.some((test) => test.result().state === 'failed')
}
