/** Does harm, at moments that a seeded generator chooses: kills in the middle of things, and lesser faults before. */
import { setTimeout as delay } from 'node:timers/promises'
import type { Actor, Cast } from './cast.ts'
import type { InFlight } from './in-flight.ts'
import type { Instance } from './instance.ts'
import type { Recorder } from './recorder.ts'
import type { Random } from './seeded-random.ts'

export interface Stage {
  recorder: Recorder
  inFlight: InFlight
  random: Random
  instance: Instance
  cast: Cast
  /** Off while nobody is to say anything. */
  talk: { isOn: boolean }
}

export interface Kill {
  at: number
  /** The same moment by the clock that the database reads. */
  wallClock: number
  /** Client ids of messages that were sent and not acknowledged. */
  sends: string[]
  /** Turns that were being answered. */
  turns: string[]
}

/** Beyond this a kill is not worth waiting for: it falls, and does not count. */
const longestWaitMs = 4_000
const longestFreezeMs = 400

/** Kills the process while a message is on its way and an answer is being made. */
export async function killInTheMiddle(stage: Stage): Promise<Kill> {
  const { recorder, inFlight, random, instance } = stage
  const isBusy = () => inFlight.sends().length > 0 && inFlight.turns().length > 0
  const givenUp = performance.now() + longestWaitMs
  await delay(random.between(0, 300))
  do {
    await recorder.until(isBusy, Math.max(0, givenUp - performance.now()))
    await (random.chance(0.5) ? aMessageStored(stage) : aMoment(stage))
  } while (!isBusy() && performance.now() < givenUp)
  const kill = {
    at: performance.now(),
    wallClock: Date.now(),
    sends: inFlight.sends(),
    turns: inFlight.turns(),
  }
  const gone = instance.kill()
  inFlight.clear()
  await gone
  return kill
}

/** How a process left that was asked to. */
export interface Drained {
  ended: number | NodeJS.Signals
  tookMs: number
}

/** Asks the process to leave while answers are being made, and now and then while people still talk to it. */
export async function drainInTheMiddle({
  recorder,
  inFlight,
  random,
  instance,
  talk,
}: Stage): Promise<Drained> {
  await recorder.until(() => inFlight.turns().length > 0, longestWaitMs)
  talk.isOn = random.chance(0.2)
  const drained = await instance.drain()
  talk.isOn = true
  inFlight.clear()
  return drained
}

/** Anywhere between the sending of a message and a little after its usual acknowledgement. */
async function aMoment({ random, inFlight }: Stage): Promise<void> {
  const until = performance.now() + random.next() * inFlight.usualAckMs() * 1.3
  // Timers know whole milliseconds only, which is as long as all of it takes on a quick machine.
  while (performance.now() < until) await new Promise((resolve) => setImmediate(resolve))
}

/** Somebody hears a message whose sender does not know yet that it is stored. */
async function aMessageStored({ recorder, inFlight }: Stage): Promise<void> {
  const isHeard = () => {
    const deed = recorder.entries.at(-1)?.deed
    return deed?.kind === 'message' && inFlight.sends().includes(deed.message.cmid ?? '')
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
  async freeze({ random, instance }) {
    instance.freeze()
    await delay(random.between(100, longestFreezeMs))
    instance.thaw()
  },
  guest: ({ cast }) => cast.guest(),
}

/** At most so many strangers come: each opens conversations and sockets of its own. */
const mostActors = 10

/** Does one or two of the lesser things, each to somebody. @returns their names */
export async function harmSomebody(stage: Stage): Promise<string[]> {
  const { random, cast } = stage
  const names = Object.keys(harms).filter((name) => name !== 'guest' || cast.actors.length < mostActors)
  const done: string[] = []
  for (let times = random.between(1, 2); times > 0; times -= 1) {
    const name = random.chance(0.2) ? 'lose_answers' : random.pick(names as [string, ...string[]])
    const actor = random.pick(cast.actors as [Actor, ...Actor[]])
    await harms[name]?.(stage, actor)
    done.push(name)
  }
  return done
}

/** Takes away what lasts. */
export function stopHarm({ cast }: Stage): void {
  for (const { proxy, client } of cast.actors) {
    proxy.heal()
    client.wake()
  }
}
