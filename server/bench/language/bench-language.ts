/**
 * `npm run bench -- language`: measures intents, search and redaction on every set of a folder, through the code that
 * serves tenants, beside nlp.js where it is there.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, platform } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Figure } from './figure.ts'
import { type LanguageOptions, readLanguageOptions } from './language-options.ts'
import { measureIntents } from './measure-intents.ts'
import { measureRedaction } from './measure-redaction.ts'
import { measureIndexing, measureRetrieval } from './measure-retrieval.ts'
import { measureSizes } from './measure-sizes.ts'
import { installedNlpJs, nlpJsEngine } from './nlp-js.ts'
import { figureTable } from './print-figures.ts'
import { isFolder, namesIn } from './read-lines.ts'
import { say } from './say.ts'

/** Prints the table; returns false when nothing could be measured. */
export function benchLanguage(args: readonly string[]): boolean {
  const options = readLanguageOptions(args)
  if ('text' in options) {
    ;(options.isFine ? process.stdout : process.stderr).write(options.text)
    return options.isFine
  }
  const figures = measureAll(options)
  if (figures.length === 0) {
    say(`Nothing to measure in ${options.data}: it should hold intents/, retrieval/ or pii/.`)
    return false
  }
  process.stdout.write(`${figureTable(figures)}\n`)
  if (options.json) writeFileSync(options.json, `${JSON.stringify(report(figures), null, 2)}\n`)
  return true
}

/** Every figure of every set of the folder that `only` does not leave out. */
export function measureAll({ data, only, nlpJs }: Omit<LanguageOptions, 'json'>, tell = say): Figure[] {
  const neighbour = nlpJsEngine(nlpJs)
  const folder = (kind: string) => join(data, kind)
  const each = (kind: string, measure: (path: string, set: string) => Figure[]) =>
    namesIn(folder(kind))
      .filter((set) => set.includes(only) && isFolder(join(folder(kind), set)))
      .flatMap((set) => {
        tell(`${kind}/${set} …`)
        return measured(`${kind}/${set}`, () => measure(join(folder(kind), set), set))
      })
  const figures = [
    ...each('intents', (path, set) => measureIntents(path, set, neighbour)),
    ...each('retrieval', measureRetrieval),
    ...each('pii', (path, set) => measureRedaction(path, `pii ${set}`)),
  ]
  if ('pii'.includes(only)) figures.push(...measured('pii', () => measureRedaction(folder('pii'), 'pii')))
  if (only !== '') return figures
  return [
    ...figures,
    ...measured('sizes', () => measureSizes(folder('intents'))),
    ...measured('index', () => measureIndexing(folder('retrieval'))),
  ]
}

/** A set that cannot be measured does not end the run of the others. */
function measured(name: string, measure: () => Figure[]): Figure[] {
  try {
    return measure()
  } catch (error) {
    say(`${name} could not be measured: ${error instanceof Error ? error.stack : error}`)
    return []
  }
}

function report(figures: readonly Figure[]) {
  const description = fileURLToPath(new URL('../../../package.json', import.meta.url))
  const { version } = JSON.parse(readFileSync(description, 'utf8')) as { version: string }
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: { system: platform(), processors: cpus().length, processor: cpus()[0]?.model ?? '' },
    versions: { deskbell: version, node: process.version, 'nlp.js': installedNlpJs() },
    figures: figures.map((figure) => ({ ...figure, ...roundedOf(figure) })),
  }
}

/** More digits would only make noise where the file is compared with an older one. */
function roundedOf({ value, nlpJs }: Figure) {
  const rounded = (number: number) => Math.round(number * 1000) / 1000
  return { value: rounded(value), ...(nlpJs !== undefined && { nlpJs: rounded(nlpJs) }) }
}
