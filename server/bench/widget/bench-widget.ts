/**
 * `npm run bench -- widget`: what a page pays for the widget, beside the published widgets of other vendors, on the same
 * page, in the same run, in Chromium. Nothing beyond this machine is reached while it is measured.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, platform } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../../acceptance/browser/open-browser.ts'
import { say } from '../language/say.ts'
import { newBusiness } from '../new-business.ts'
import { scratchFolder } from '../scratch-folder.ts'
import { startDeskbell } from '../start-process.ts'
import type { Contestant } from './contestant.ts'
import { contestants } from './contestants.ts'
import { type Figure, figuresOf, figureTable, type Visits } from './figures.ts'
import { openHostPage } from './host-page.ts'
import { bringPeers, type PeerName, peerFolder, peerPackages } from './peer-packages.ts'
import { type Profile, profiles } from './profiles.ts'
import { servePeers } from './serve-peers.ts'
import { type Visit, visit } from './visit.ts'
import { readWidgetOptions, type WidgetOptions } from './widget-options.ts'

/** Other names than this machine's own are not found, so that nothing is fetched from anywhere. */
const onlyHere = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1'

/** Prints the table; returns false when nothing could be measured. */
export async function benchWidget(args: readonly string[]): Promise<boolean> {
  const options = readWidgetOptions(args)
  if ('text' in options) {
    ;(options.isFine ? process.stdout : process.stderr).write(options.text)
    return options.isFine
  }
  if (options.bring) bringPeers()
  const missing = (Object.keys(peerPackages) as PeerName[]).filter((name) => !peerFolder(name))
  if (missing.length > 0) say(`Not measured: ${missing.join(', ')}. --bring brings their packages.`)
  const { figures, versions } = await measureAll(options)
  if (figures.length === 0) return false
  process.stdout.write(`${figureTable(figures)}\n`)
  if (options.json) writeFileSync(options.json, `${JSON.stringify(report(figures, versions), null, 2)}\n`)
  return true
}

async function measureAll({ runs, only }: WidgetOptions) {
  await using server = await startDeskbell({ DATA_DIR: scratchFolder(), DEMO: 'off' })
  await using peers = await servePeers()
  const url = server.url.replace('127.0.0.1', 'localhost')
  const { accountToken } = await newBusiness(url)
  const all = contestants({ url, accountToken, version: ownVersion() }, peers.url)
  const measured = all.filter(({ name }) => name.includes(only))
  const browser = await launchBrowser([onlyHere])
  try {
    const visits: Visits[] = []
    for (const profile of profiles) {
      for (const contestant of measured) visits.push(await visitsOf(browser, contestant, profile, runs))
    }
    const versions = Object.fromEntries(measured.map(({ name, version }) => [name, version]))
    return { figures: figuresOf(visits), versions: { ...versions, chromium: browser.version() } }
  } finally {
    await browser.close()
  }
}

async function visitsOf(browser: Browser, contestant: Contestant, profile: Profile, runs: number) {
  say(`${contestant.name}, ${profile.name} …`)
  await using site = await openHostPage(contestant)
  const visits: Visit[] = []
  // The first one warms the machine, not the visitor's cache: every visit is that of somebody new.
  for (let run = 0; run <= runs; run += 1) {
    const one = await visit(browser, site.url, contestant, profile)
    if (run > 0) visits.push(one)
  }
  return { widget: contestant.name, profile: profile.name, visits }
}

function report(figures: readonly Figure[], versions: Record<string, string>) {
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: { system: platform(), processors: cpus().length, processor: cpus()[0]?.model ?? '' },
    versions: { ...versions, node: process.version },
    figures,
  }
}

function ownVersion(): string {
  const description = fileURLToPath(new URL('../../../package.json', import.meta.url))
  return (JSON.parse(readFileSync(description, 'utf8')) as { version: string }).version
}
