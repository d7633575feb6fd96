/** What may be said on the command line after `widget`. */
import { parseArgs } from 'node:util'

export interface WidgetOptions {
  json?: string
  /** Visits of each widget and profile. */
  runs: number
  /** Only widgets whose names hold this. */
  only: string
  /** Brings the packages of the others first. */
  bring: boolean
}

const help = `npm run bench -- widget [options]

Measures what a page pays for the widget, beside the published packages of other vendors, in this run, in Chromium.

  --bring      bring the others' packages into .cache/widget-peers first, through npm (4 MB)
  --only WORD  only widgets whose names hold the word
  --runs N     visits of each, whose median counts (5)
  --json FILE  also writes the figures to a file
`

/** The options, or a text and whether giving it is a success: help was asked for, or something is wrong. */
export function readWidgetOptions(
  args: readonly string[],
): WidgetOptions | { text: string; isFine: boolean } {
  try {
    const { values } = parseArgs({
      args: args.filter((arg) => arg !== 'widget'),
      options: {
        json: { type: 'string' },
        runs: { type: 'string', default: '5' },
        only: { type: 'string', default: '' },
        bring: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    if (values.help) return { text: help, isFine: true }
    const runs = Number(values.runs)
    if (!Number.isInteger(runs) || runs < 1) return wrong(`--runs takes a whole number, not ${values.runs}.`)
    const { only, bring, json } = values
    return { runs, only, bring, ...(json && { json }) }
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error))
  }
}

function wrong(text: string) {
  return { text: `${text}\n`, isFine: false }
}
