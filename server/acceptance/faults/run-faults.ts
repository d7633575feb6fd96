/**
 * One run: clients talk to the real process while it is killed and the network is spoiled; then everything comes to
 * rest, the process is asked to leave, and what clients saw is held against what the database holds.
 */
import { setTimeout as delay } from 'node:timers/promises'
import type { StoreOptions } from '../../platform/store/open-store.ts'
import { type Cast, openCast } from './cast.ts'
import { checkHistory } from './check-history.ts'
import type { Dump, History, Violation } from './history.ts'
import { watchInFlight } from './in-flight.ts'
import { openInstance } from './instance.ts'
import { type KillPoints, killPoints } from './kill-points.ts'
import {
  type Drained,
  drainInTheMiddle,
  harmSomebody,
  type Kill,
  killInTheMiddle,
  type Stage,
  stopHarm,
} from './nemesis.ts'
import { readDump } from './read-dump.ts'
import { openRecorder, type Recorder } from './recorder.ts'
import { seededRandom } from './seeded-random.ts'
import { openSlowModel, type SlowModel } from './slow-model.ts'

export interface RunOptions {
  seed: number
  /** Kills to count. */
  cycles: number
  /** Come to rest and check after so many of them. @default all of them */
  checkEvery?: number
  /** Where the database is. */
  place: StoreOptions
  /** Folder of the product that runs. @default this one */
  root?: string | undefined
  /** Which broken invariants end the run before its time. @default any */
  isFound?: (invariants: readonly string[]) => boolean
  /** How long nothing may happen before everything counts as done. @default 500 */
  restMs?: number
}

export interface RunResult {
  seed: number
  kills: Kill[]
  /** Kills that fell when no message or no answer was under way. */
  uncounted: number
  points: KillPoints
  violations: Violation[]
  harms: Record<string, number>
  /** Refusals that clients got, by code. */
  refusals: Record<string, number>
  /** What the process logged about failures on its own side. */
  failures: string[]
  messages: number
  turns: number
  clients: number
  milliseconds: number
  /** From each kill to the next ready line. */
  downMs: number[]
  /** How the process left whenever it was asked to. */
  drains: Drained[]
  history: History
}

const patienceMs = 30_000
/** A process that is told to stop leaves within this. */
const drainMs = 15_000
/** How often the process is asked to leave rather than killed. */
const drainsPerKill = 0.1
const secret = 'a root key for fault runs only and long enough to be one'

export async function runFaults(options: RunOptions): Promise<RunResult> {
  const began = performance.now()
  const random = seededRandom(options.seed)
  const model = await openSlowModel(random)
  const instance = openInstance(variables(options.place, model), options.root)
  let cast: Cast | undefined
  try {
    await instance.start()
    const recorder = openRecorder()
    const inFlight = watchInFlight(recorder)
    cast = await openCast(instance.port(), recorder)
    const stage: Stage = { recorder, inFlight, random, instance, cast, talk: { isOn: true } }
    const score: Score = { kills: [], uncounted: 0, harms: {}, downMs: [], drains: [] }
    const { isFound = (found: readonly string[]) => found.length > 0 } = options
    let checked = await round(stage, score, { ...options, model })
    const goesOn = () => !isFound(checked.violations.map(({ invariant }) => invariant))
    while (goesOn() && score.kills.length < options.cycles) {
      await comeBack(stage)
      checked = await round(stage, score, { ...options, model })
    }
    const { dump, violations, history } = checked
    return {
      seed: options.seed,
      ...score,
      points: killPoints(score.kills, recorder.entries, dump),
      violations: [...violations, ...model.violations().map(modelViolation)],
      refusals: refusalsOf(recorder),
      failures: instance.failures(),
      messages: dump.messages.length,
      turns: dump.turns.length,
      clients: cast.actors.length,
      milliseconds: performance.now() - began,
      history,
    }
  } finally {
    await cast?.close()
    await instance.kill()
    await model.close()
  }
}

interface Score {
  kills: Kill[]
  uncounted: number
  harms: Record<string, number>
  downMs: number[]
  drains: Drained[]
}

interface Checked {
  dump: Dump
  history: History
  violations: Violation[]
}

async function round(
  stage: Stage,
  score: Score,
  options: RunOptions & { model: SlowModel },
): Promise<Checked> {
  const { recorder, instance, cast } = stage
  const { cycles, checkEvery = cycles } = options
  const goal = Math.min(cycles, score.kills.length + checkEvery)
  const talk = startTalking(stage)
  while (score.kills.length < goal && score.uncounted <= cycles) await killCycle(stage, score)
  await talk.stop()
  const calmAt = performance.now()
  stopHarm(stage)
  await comeToRest(stage, options)
  score.drains.push(await instance.drain())
  const dump = await readDump(options.place, cast.tenantIds)
  const history: History = {
    entries: recorder.entries,
    pages: structuredClone(recorder.pages),
    calmAt,
  }
  const violations = checkHistory(history, dump)
  for (const drained of score.drains.filter(({ ended, tookMs }) => ended !== 0 || tookMs > drainMs)) {
    violations.push({ invariant: 'drain', what: 'the process did not leave in order', evidence: drained })
  }
  return { dump, history, violations }
}

async function killCycle(stage: Stage, score: Score): Promise<void> {
  if (stage.random.chance(drainsPerKill)) {
    score.drains.push(await drainInTheMiddle(stage))
    await comeBack(stage)
  }
  for (const name of await harmSomebody(stage)) score.harms[name] = (score.harms[name] ?? 0) + 1
  const kill = await killInTheMiddle(stage)
  if (kill.sends.length > 0 && kill.turns.length > 0) score.kills.push(kill)
  else score.uncounted += 1
  score.downMs.push(await comeBack(stage))
}

/** @returns how long the start took */
async function comeBack(stage: Stage): Promise<number> {
  const { instance, recorder, cast } = stage
  const began = performance.now()
  await instance.start()
  const took = performance.now() - began
  stopHarm(stage)
  await recorder.until(() => cast.actors.every(({ client }) => client.isOnline()), patienceMs)
  return took
}

/** All settled, nothing more is being said, and nothing was heard for a while. */
async function comeToRest(
  { recorder, cast }: Stage,
  { model, restMs = 500 }: { model: SlowModel; restMs?: number },
): Promise<void> {
  const isSettled = () => cast.actors.every(({ client }) => client.isOnline() && client.unsent() === 0)
  await recorder.until(isSettled, patienceMs)
  await recorder.silence(restMs, patienceMs)
  await model.idle(patienceMs)
  await recorder.silence(restMs, patienceMs)
}

/** Every few milliseconds somebody says something, unless two messages of theirs are still on their way. */
function startTalking({ cast, random, talk }: Stage): { stop(): Promise<void> } {
  let going = true
  const chat = async () => {
    while (going) {
      const ready = cast.actors.filter(({ client }) => talk.isOn && client.unsent() < 2)
      for (let voices = random.between(1, 2); voices > 0; voices -= 1) {
        ready[random.between(0, Math.max(0, ready.length - 1))]?.client.say()
      }
      await delay(random.between(20, 160))
    }
  }
  const talking = chat()
  return {
    stop() {
      going = false
      return talking
    },
  }
}

/** Where clients come from and how often they do is not what is tested here. */
const counted = [
  'signup',
  'address',
  'member',
  'visitor_burst',
  'visitor_flow',
  'visitor_events',
  'connections',
  'open_connections',
]
const plenty = Object.fromEntries(counted.map((name) => [name, { points: 1_000_000, seconds: 60 }]))

function variables(place: StoreOptions, model: SlowModel): Record<string, string | undefined> {
  return {
    HOST: '127.0.0.1',
    NODE_ENV: 'test',
    DEMO: 'off',
    DATA_DIR: place.dataDir,
    DATABASE_URL: place.databaseUrl,
    DATABASE_MIGRATE_URL: place.migrateUrl,
    SECRET_KEY: secret,
    LIMITS: JSON.stringify(plenty),
    LOG_LEVEL: 'warn',
    OPENAI_BASE_URL: model.url,
    OPENAI_MODEL: 'slow',
  }
}

function refusalsOf({ entries }: Recorder): Record<string, number> {
  const refusals: Record<string, number> = {}
  for (const { deed } of entries) {
    if (!('ack' in deed) || !deed.ack || deed.ack.ok) continue
    refusals[deed.ack.code] = (refusals[deed.ack.code] ?? 0) + 1
  }
  return refusals
}

function modelViolation(what: string): Violation {
  return { invariant: 'model', what, evidence: null }
}
