/** A member of a business with the inbox open, over a stock Socket.IO client. */
import { io } from 'socket.io-client'
import type { Conversation } from '#wire'
import { agreed, type Hearing, hearSocket } from './hear-socket.ts'

export interface TestMember extends Hearing {
  /** Begins to hear of changes. @returns the conversations as they stand */
  subscribes(filter?: { status?: 'open' | 'closed' }): Promise<Conversation[]>
  /** Opens one conversation. @returns its head */
  opens(conversation_id: string, after?: number): Promise<number>
}

export function connectMember(url: string, token: unknown): TestMember {
  const socket = io(`${url}/agent`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: { token },
  })
  const hearing = hearSocket(socket)
  return {
    ...hearing,
    subscribes: async (filter) => {
      const ack = await hearing.emit('inbox.subscribe', filter ? { filter } : {})
      return agreed<{ conversations: Conversation[] }>(ack).conversations
    },
    opens: async (conversation_id, after = 0) => {
      const ack = await hearing.emit('conversation.join', { conversation_id, after })
      return agreed<{ head: number }>(ack).head
    },
  }
}
