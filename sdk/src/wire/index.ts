/** The wire contract: types that server, SDK, widget and portal share. */
export type * from './admin.ts'
export type * from './chat.ts'
export type * from './intents.ts'
export type * from './isolation.ts'
export type * from './members.ts'
export type * from './rest.ts'
export type * from './sockets.ts'
export type * from './words.ts'
