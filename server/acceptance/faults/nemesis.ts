/** Does harm, at moments that a seeded generator chooses: kills in the middle of things, and lesser faults before. */
import { setTimeout as delay } from 'node:timers/promises'
import type { TestRedis } from '../start-redis.ts'
import type { Actor, Cast } from './cast.ts'
import type { Host } from './fleet.ts'
import type { InFlight } from './in-flight.ts'
import type { Recorder } from './recorder.ts'
import type { Random } from './seeded-random.ts'
import type { SlowModel } from './slow-model.ts'

export interface Stage {
  recorder: Recorder
  inFlight: InFlight
  random: Random
  hosts: [Host, ...Host[]]
  /** Between several hosts. */
  redis: TestRedis | undefined
  cast: Cast
  model: Pick<SlowModel, 'pace'>
  /** Off while nobody is to say anything. */
  talk: { isOn: boolean }
}

export interface Kill {
  at: number
  /** The same moment by the clock that the database reads. */
  wallClock: number
  /** Client ids of messages that were sent to the process and not acknowledged. */
  sends: string[]
  /** Turns that it was answering. */
  turns: string[]
}

/** Beyond this a kill is not worth waiting for: it falls, and does not count. */
const longestWaitMs = 4_000
const longestFreezeMs = 400

/** Kills a process while a message is on its way to it and it makes an answer. */
export async function killInTheMiddle(stage: Stage): Promise<Kill> {
  const { recorder, inFlight, random } = stage
  const host = pickHost(stage)
  const under = { sends: () => inFlight.sends(host.port()), turns: () => inFlight.turns(host.port()) }
  const isBusy = () => under.sends().length > 0 && under.turns().length > 0
  const givenUp = performance.now() + longestWaitMs
  await delay(random.between(0, 300))
  do {
    await recorder.until(isBusy, Math.max(0, givenUp - performance.now()))
    await (random.chance(0.5) ? aMessageStored(stage, under.sends) : aMoment(stage))
  } while (!isBusy() && performance.now() < givenUp)
  const kill = {
    at: performance.now(),
    wallClock: Date.now(),
    sends: under.sends(),
    turns: under.turns(),
  }
  const gone = host.kill()
  leaveHost(stage, host, 0.5)
  inFlight.clear(host.port())
  await gone
  return kill
}

/** How a process left that was asked to. */
export interface Drained {
  ended: number | NodeJS.Signals
  tookMs: number
}

/**
 * Asks a process to leave while it makes answers, and now and then while people still talk to it.
 * @param share of its clients that find another process where they come back to
 */
export async function drainInTheMiddle(stage: Stage, host: Host, share: number): Promise<Drained> {
  const { recorder, inFlight, random, talk, hosts } = stage
  await recorder.until(() => inFlight.turns(host.port()).length > 0, longestWaitMs)
  // Where there is another process, people go on talking to that.
  talk.isOn = hosts.length > 1 || random.chance(0.2)
  leaveHost(stage, host, share)
  const drained = await host.drain()
  talk.isOn = true
  inFlight.clear(host.port())
  return drained
}

/** A process that somebody talks to. */
export function pickHost({ hosts, cast, random }: Stage): Host {
  const used = hosts.filter((host) => cast.actors.some(({ proxy }) => proxy.target === host.port()))
  return used.length > 0 ? random.pick(used as [Host, ...Host[]]) : hosts[0]
}

/** From now on some of its clients find another process where they come back to. */
export function leaveHost({ hosts, cast, random }: Stage, host: Host, share: number): Actor[] {
  const other = hosts.find((one) => one !== host)
  if (!other) return []
  const leaving = cast.actors.filter(({ proxy }) => proxy.target === host.port() && random.chance(share))
  for (const { proxy } of leaving) proxy.target = other.port()
  return leaving
}

/** Anywhere between the sending of a message and a little after its usual acknowledgement. */
async function aMoment({ random, inFlight }: Stage): Promise<void> {
  const until = performance.now() + random.next() * inFlight.usualAckMs() * 1.3
  // Timers know whole milliseconds only, which is as long as all of it takes on a quick machine.
  while (performance.now() < until) await new Promise((resolve) => setImmediate(resolve))
}

/** Somebody hears a message whose sender does not know yet that it is stored. */
async function aMessageStored({ recorder }: Stage, sends: () => string[]): Promise<void> {
  const isHeard = () => {
    const deed = recorder.entries.at(-1)?.deed
    return deed?.kind === 'message' && sends().includes(deed.message.cmid ?? '')
  }
  await recorder.until(isHeard, longestWaitMs)
}

type Harm = (stage: Stage, actor: Actor) => Promise<void> | void

const harms: Record<string, Harm> = {
  reload: (_stage, { client }) => client.reload(),
  cut: (_stage, { proxy }) => proxy.cut(),
  half_close: ({ random }, { proxy }) => proxy.halfClose(random.pick(['client', 'server'])),
  slice: ({ random }, { proxy }) => void Object.assign(proxy, { sliceBytes: random.between(1, 40) }),
  slow: ({ random }, { proxy }) => void Object.assign(proxy, { latencyMs: random.between(1, 60) }),
  /** The server stores and answers, and nobody hears it. */
  async lose_answers({ recorder, inFlight, random }, { client, proxy }) {
    proxy.swallowing = true
    client.say()
    const before = recorder.entries.length
    const isSent = () => recorder.entries.slice(before - 1).some(({ deed }) => deed.kind === 'send')
    await recorder.until(isSent, 500)
    await delay(inFlight.usualAckMs() * (0.5 + 2 * random.next()))
    proxy.cut()
    proxy.swallowing = false
  },
  async freeze(stage) {
    const host = pickHost(stage)
    host.freeze()
    await delay(stage.random.between(100, longestFreezeMs))
    host.thaw()
  },
  guest: ({ cast }) => cast.guest(),
}

/** Only where several processes share a database; what they do to Redis and links lasts until all comes back. */
const sharedHarms: Record<string, Harm> = {
  /** The client comes back to the other process. */
  move({ hosts }, { proxy }) {
    proxy.target = hosts.find((host) => host.port() !== proxy.target)?.port() ?? proxy.target
    proxy.cut()
  },
  redis_killed: ({ redis }) => redis?.kill(),
  redis_restarted: ({ redis }) => redis?.restart(),
  redis_stopped: ({ redis }) => redis?.pause(),
  redis_emptied: ({ redis }) => redis?.flush().catch(() => {}),
  link_cut: (stage) => pickHost(stage).link?.cut(),
  link_slow: (stage) => void Object.assign(pickHost(stage).link ?? {}, { latencyMs: 15 }),
  commit_unheard: (stage) => pickHost(stage).link?.swallowAnswerTo('act-for-tenant'),
}

/** At most so many strangers come: each opens conversations and sockets of its own. */
const mostActors = 10

/** Does one or two of the lesser things, each to somebody. @returns their names */
export async function harmSomebody(stage: Stage): Promise<string[]> {
  const { random, cast, hosts } = stage
  const known = hosts.length > 1 ? { ...harms, ...sharedHarms } : harms
  const names = Object.keys(known).filter((name) => name !== 'guest' || cast.actors.length < mostActors)
  const done: string[] = []
  for (let times = random.between(1, 2); times > 0; times -= 1) {
    const name = random.chance(0.2) ? 'lose_answers' : random.pick(names as [string, ...string[]])
    const actor = random.pick(cast.actors as [Actor, ...Actor[]])
    await known[name]?.(stage, actor)
    done.push(name)
  }
  return done
}

/** Takes away what lasts. */
export async function stopHarm({ cast, hosts, redis }: Stage): Promise<void> {
  await redis?.recover()
  for (const { link } of hosts) link?.heal()
  for (const { proxy, client } of cast.actors) {
    proxy.heal()
    client.wake()
  }
}
