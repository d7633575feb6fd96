/** Keeps what happens live for a socket that replays: what may be lost only while there is not much of it. */
import type { LiveEvent } from './live-bus.ts'

/** A replay to a slow client takes seconds; an answer in that time may have a thousand pieces. */
const most = 200

export function hold(held: LiveEvent[], event: LiveEvent): void {
  const mayBeLost = event.type === 'delta' || event.type === 'typing' || event.type === 'seen'
  if (!mayBeLost || held.length < most) held.push(event)
}
