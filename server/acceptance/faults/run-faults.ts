/**
 * One run: clients talk to the real process, or two, while it is killed and the network is spoiled; then everything comes
 * to rest, the process is asked to leave, and what clients saw is held against what the database holds.
 */
import { setTimeout as delay } from 'node:timers/promises'
import type { StoreOptions } from '../../platform/store/open-store.ts'
import type { TestRedis } from '../start-redis.ts'
import { type Cast, openCast } from './cast.ts'
import { checkHistory } from './check-history.ts'
import { comeToRest } from './come-to-rest.ts'
import { type Host, openFleet } from './fleet.ts'
import type { Dump, History, Violation } from './history.ts'
import { watchInFlight } from './in-flight.ts'
import { type KillPoints, killPoints } from './kill-points.ts'
import {
  type Drained,
  drainInTheMiddle,
  harmSomebody,
  type Kill,
  killInTheMiddle,
  pickHost,
  type Stage,
  stopHarm,
} from './nemesis.ts'
import { readDump } from './read-dump.ts'
import { openRecorder, type Recorder } from './recorder.ts'
import { seededRandom } from './seeded-random.ts'
import { openSlowModel, type SlowModel } from './slow-model.ts'
import { standStill } from './stand-still.ts'

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
  /** With it two instances share the database, which is a Postgres then. */
  redis?: TestRedis | undefined
  /** How often each process is first asked to leave and replaced, one after the other, under load. @default 0 */
  rolls?: number
  /** How many kills come between two times that one of several instances stands still. @default 8 */
  standStillEvery?: number
}

export interface RunResult {
  seed: number
  kills: Kill[]
  /** Kills that fell when no message or no answer was under way. */
  uncounted: number
  points: KillPoints
  violations: Violation[]
  harms: Record<string, number>
  /** How instances stood still, and how often. */
  standStills: Record<string, number>
  /** After the last fault, until everybody showed what is stored: the longest of all times. */
  convergedMs: number
  /** Turns that another process, or another life of it, had to finish. */
  takenOver: number
  /** Refusals that clients got, by code. */
  refusals: Record<string, number>
  /** What the process logged about failures on its own side. */
  failures: string[]
  /** Turns that died with their process so often that they were ended without an answer. */
  givenUp: number
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

export async function runFaults(options: RunOptions): Promise<RunResult> {
  const began = performance.now()
  const { place, redis, root } = options
  const random = seededRandom(options.seed)
  const model = await openSlowModel(random)
  const fleet = await openFleet({ place, modelUrl: model.url, redis, root })
  const { hosts } = fleet
  let cast: Cast | undefined
  try {
    for (const host of hosts) await host.start()
    const recorder = openRecorder()
    cast = await openCast(hosts.map((host) => host.port()) as [number, ...number[]], recorder)
    const inFlight = watchInFlight(recorder, cast.homeOf)
    const stage: Stage = { recorder, inFlight, random, hosts, redis, cast, model, talk: { isOn: true } }
    const score = emptyScore()
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
      failures: hosts.flatMap((host) => host.failures()),
      givenUp: hosts.reduce((sum, host) => sum + host.givenUp(), 0),
      messages: dump.messages.length,
      turns: dump.turns.length,
      takenOver: dump.turns.filter(({ attempt }) => attempt > 1).length,
      clients: cast.actors.length,
      milliseconds: performance.now() - began,
      history,
    }
  } finally {
    await cast?.close()
    await fleet.close()
    await model.close()
  }
}

type Score = Pick<
  RunResult,
  'kills' | 'uncounted' | 'harms' | 'standStills' | 'downMs' | 'drains' | 'convergedMs'
>

function emptyScore(): Score {
  return { kills: [], uncounted: 0, harms: {}, standStills: {}, downMs: [], drains: [], convergedMs: 0 }
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
  const { recorder, hosts, cast } = stage
  const { cycles, checkEvery = cycles, standStillEvery = 8, rolls = 0 } = options
  const goal = Math.min(cycles, score.kills.length + checkEvery)
  const talk = startTalking(stage)
  try {
    for (let at = 0; at < rolls; at += 1) await replaceAll(stage, score)
    for (let at = 1; score.kills.length < goal && score.uncounted <= cycles; at += 1) {
      if (hosts.length > 1 && at % standStillEvery === 0)
        count(score.standStills, await standStillCycle(stage))
      await killCycle(stage, score)
    }
  } finally {
    await talk.stop()
  }
  await stopHarm(stage)
  const calmAt = performance.now()
  const tookMs = await comeToRest(stage, options.place, options.model)
  score.convergedMs = Math.max(score.convergedMs, tookMs)
  score.drains.push(...(await Promise.all(hosts.map((host) => host.drain()))))
  const dump = await readDump(options.place, cast.tenantIds)
  const { entries, watchers } = recorder
  const history: History = {
    entries,
    watchers,
    isShared: hosts.length > 1,
    pages: structuredClone(recorder.pages),
    calmAt,
  }
  const violations = checkHistory(history, dump)
  for (const drained of score.drains.filter(({ ended, tookMs }) => ended !== 0 || tookMs > drainMs)) {
    violations.push({ invariant: 'drain', what: 'the process did not leave in order', evidence: drained })
  }
  return { dump, history, violations }
}

async function replaceAll(stage: Stage, score: Score): Promise<void> {
  for (const host of stage.hosts) {
    score.drains.push(await drainInTheMiddle(stage, host, 1))
    await comeBack(stage)
  }
}

async function killCycle(stage: Stage, score: Score): Promise<void> {
  if (stage.random.chance(drainsPerKill)) {
    score.drains.push(await drainInTheMiddle(stage, pickHost(stage), 0.8))
    await comeBack(stage)
  }
  for (const name of await harmSomebody(stage)) count(score.harms, name)
  const kill = await killInTheMiddle(stage)
  if (kill.sends.length > 0 && kill.turns.length > 0) score.kills.push(kill)
  else score.uncounted += 1
  score.downMs.push(await comeBack(stage))
}

async function standStillCycle(stage: Stage): Promise<string> {
  const way = await standStill(stage)
  await comeBack(stage)
  return way
}

function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1
}

/** Whoever does not run is started. @returns how long that took */
async function comeBack(stage: Stage): Promise<number> {
  const { hosts, recorder, cast } = stage
  const began = performance.now()
  // A start needs its database; whether Redis is there is its own affair.
  for (const { link } of hosts) link?.heal()
  await Promise.all(hosts.filter((host) => !host.isRunning()).map((host) => host.start()))
  const took = performance.now() - began
  await stopHarm(stage)
  spread(stage)
  await recorder.until(() => cast.actors.every(({ client }) => client.isOnline()), patienceMs)
  return took
}

/** Nobody is to be without clients. */
function spread({ hosts, cast, random }: Stage): void {
  const on = (host: Host) => cast.actors.filter(({ proxy }) => proxy.target === host.port())
  for (const host of hosts) {
    for (const { proxy } of on(host).length < 2 ? cast.actors.filter(() => random.chance(0.4)) : []) {
      if (proxy.target === host.port()) continue
      proxy.target = host.port()
      proxy.cut()
    }
  }
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
