/** The transport for networks that let no WebSocket through. */
import { XHR } from 'socket.io-client'

export const polling = XHR
