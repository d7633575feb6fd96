/**
 * One of several processes falls behind without dying: it stands still, or no longer reaches its database. The others take
 * over what it had in hand, and then it comes back and still believes that all of it is its own.
 */
import { setTimeout as delay } from 'node:timers/promises'
import type { Host } from './fleet.ts'
import { leaveHost, pickHost, type Stage } from './nemesis.ts'

export type StandStill = 'stopped' | 'database_silent' | 'database_gone'

/** Turns are taken over when their lease of ten seconds is over and somebody has looked. */
const leastMs = 12_000
const mostMs = 20_000
const longestWaitMs = 4_000
/** Whoever takes over answers so much slower, so that the other one can come back in the middle of it. */
const unhurried = 8
const busyMs = { least: 500, most: 2_500 }

/** @returns in which way it stood still, once it is back */
export async function standStill(stage: Stage): Promise<StandStill> {
  const { recorder, inFlight, random, cast, model } = stage
  const host = pickHost(stage)
  const watchers = cast.watchers.filter(({ home }) => home === host.port())
  await recorder.until(() => inFlight.turns(host.port()).length > 0, longestWaitMs)
  const began = performance.now()
  const way = random.pick<StandStill>(['stopped', 'stopped', 'database_silent', 'database_gone'])
  for (const watcher of watchers) watcher.blind()
  begin(way, host)
  model.pace(unhurried)
  await delay(random.between(busyMs.least, busyMs.most))
  // Somebody notices, and sends its clients elsewhere.
  for (const { proxy } of leaveHost(stage, host, 0.7)) proxy.cut()
  await delay(began + leastMs - performance.now())
  const leftMs = random.between(0, mostMs - leastMs)
  // The worst moment to come back: the other one has just begun to answer in its place.
  await (random.chance(0.7) ? recorder.until(() => isTakenOver(stage), leftMs) : delay(leftMs))
  end(way, host)
  model.pace(1)
  inFlight.clear(host.port())
  for (const watcher of watchers) watcher.sighted()
  return way
}

function begin(way: StandStill, { freeze, link }: Host): void {
  if (way === 'stopped') freeze()
  else if (way === 'database_silent') link?.freeze()
  else if (link) {
    link.refusing = true
    link.cut()
  }
}

function end(way: StandStill, { thaw, link }: Host): void {
  if (way === 'stopped') thaw()
  else link?.heal()
}

/** The piece of an answer that was heard last belongs to a later process than the first. */
function isTakenOver({ recorder }: Stage): boolean {
  const deed = recorder.entries.at(-1)?.deed
  return deed?.kind === 'delta' && deed.delta.attempt >= 200
}
