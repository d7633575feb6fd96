/**
 * A visitor with nothing but a stock Socket.IO client that reconnects by itself, written from the protocol alone: shows
 * rows in order, pulls what is missing, and sends again whatever was not acknowledged, two messages at a time.
 */
import { io, type Socket } from 'socket.io-client'
import type { Ack, Joined, Message, Pulled, Sent } from '#wire'
import { newCmid } from '../../../sdk/src/realtime/new-cmid.ts'
import type { ClientPlace, FaultClient, PageNotes } from './fault-client.ts'

const ackTimeoutMs = 5_000
const reconnection = { reconnectionDelay: 50, reconnectionDelayMax: 300, randomizationFactor: 0.5 }

/** What the page's storage keeps. */
interface Kept {
  token: string | undefined
  unsent: { cmid: string; text: string }[]
}

export function openRawClient(place: ClientPlace): FaultClient {
  const kept: Kept = { token: undefined, unsent: [] }
  let page = openPage(place, kept)
  return {
    name: place.name,
    say() {
      kept.unsent.push({ cmid: newCmid(), text: place.nextText() })
      page.sendNew()
    },
    unsent: () => kept.unsent.length,
    isOnline: () => page.isOnline(),
    wake: () => page.socket.connect(),
    reload() {
      page.close()
      page = openPage(place, kept)
    },
    close: () => page.close(),
  }
}

function openPage({ url, accountToken, openPage: begin }: ClientPlace, kept: Kept) {
  const notes = begin()
  const list = openList(notes)
  const socket = io(`${url}/visitor`, {
    transports: ['websocket'],
    forceNew: true,
    autoConnect: false,
    ...reconnection,
    auth: (tell) => tell({ account_token: accountToken, ...(kept.token && { visitor_token: kept.token }) }),
  })
  const asked = new Set<string>()
  let online = false
  const again = () => {
    online = false
    // What was asked on a connection that is gone has to be asked again, in the old order.
    asked.clear()
  }
  const join = async () => {
    const ack = await ask<Joined>(socket, 'join', list.whereAmI())
    if (!ack?.ok) return void socket.disconnect().connect()
    kept.token = ack.visitor_token
    online = true
    sendNew()
  }
  const send = async (one: Kept['unsent'][number]) => {
    const ack = await ask<Sent>(socket, 'send', one)
    if (ack?.ok) kept.unsent = kept.unsent.filter(({ cmid }) => cmid !== one.cmid)
    // A later one may be on its way: both begin anew, so that the order stays.
    else if (socket.connected) socket.disconnect().connect()
    sendNew()
  }
  const sendNew = () => {
    if (!online) return
    for (const one of kept.unsent.slice(0, 2)) {
      if (asked.has(one.cmid)) continue
      asked.add(one.cmid)
      void send(one)
    }
  }
  socket.on('connect', () => void join())
  socket.on('disconnect', again)
  socket.on('message', (message: Message) => void list.receive(message, socket))
  socket.connect()
  return {
    socket,
    sendNew,
    isOnline: () => online,
    close() {
      socket.disconnect()
      notes.closed()
    },
  }
}

/** Shows each row once and in order. */
function openList(notes: PageNotes) {
  let conversation: string | undefined
  let last = 0
  const take = (message: Message) => {
    if (message.conversation_id !== conversation) {
      if (conversation) notes.cleared()
      conversation = message.conversation_id
      last = 0
    }
    if (message.seq !== last + 1) return
    last = message.seq
    notes.shown(message)
  }
  return {
    whereAmI: () => ({ after: last, ...(conversation && { conversation_id: conversation }) }),
    async receive(message: Message, socket: Socket) {
      take(message)
      if (message.seq <= last) return
      const ack = await ask<Pulled>(socket, 'pull', {
        conversation_id: message.conversation_id,
        after: last,
        limit: 200,
      })
      if (ack?.ok) for (const row of ack.messages) take(row)
    },
  }
}

/** Null when no answer came: too late, or the connection is gone. */
function ask<T extends object>(socket: Socket, event: string, request: object): Promise<Ack<T> | null> {
  return socket
    .timeout(ackTimeoutMs)
    .emitWithAck(event, request)
    .catch(() => null)
}
