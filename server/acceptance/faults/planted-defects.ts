/** Defects that the suite must see, each as changes of source text and the invariant that names it. */

export interface Defect {
  name: string
  /** The rule that must find it; others may find it too. */
  invariant: string
  /** Each `find` stands exactly once in its file. */
  changes: { file: string; find: string; put: string }[]
  /** It shows only where two processes share a database. @default false */
  needsTwo?: boolean
}

const takeTurn = 'server/brain/conversations/take-turn.ts'
const storeAnswer = 'server/brain/conversations/store-answer.ts'
const accept = 'server/brain/conversations/accept-statement.ts'
const resume = 'server/brain/conversations/resume-turns.ts'
const work = 'server/platform/tenancy/work-directory.ts'
const lease = 'server/platform/tenancy/turn-lease.ts'
const connections = 'server/channels/web/visitor-connections.ts'
const socket = 'server/channels/web/visitor-socket.ts'
const migration = 'migrations/0001-foundation.sql'

const accepting = 'const accepted = await acceptMessage(db, said, parts.talks)'
const noFence = { file: storeAnswer, find: `.where('fence', '=', answer.fence)`, put: '' }
const openStates = `'in', ['pending', 'generating'])`
const anyState = `'in', ['pending', 'generating', 'done'])`

export const defects: Defect[] = [
  {
    name: 'ack-before-commit',
    invariant: 'I1',
    changes: [
      {
        file: takeTurn,
        find: accepting,
        put: `const accepted = await new Promise<Accepted>((resolve, reject) => {
          db.transaction(async (trx) => {
            resolve(await acceptMessage(trx, said, parts.talks))
            await new Promise((wait) => setTimeout(wait, 20))
          }).catch(reject)
        })`,
      },
    ],
  },
  {
    name: 'publish-before-commit',
    invariant: 'I3',
    changes: [
      {
        file: takeTurn,
        find: accepting,
        put: `const accepted = await db.transaction(async (trx) => {
          const stored = await acceptMessage(trx, said, parts.talks)
          announce(said, stored, parts)
          await new Promise((wait) => setTimeout(wait, 20))
          return stored
        })`,
      },
    ],
  },
  {
    name: 'no-idempotency',
    invariant: 'I2',
    changes: [
      { file: accept, find: `.where('cmid', '=', said.cmid)`, put: `.where('id', '=', newId())` },
      { file: migration, find: 'create unique index messages_cmid', put: 'create index messages_cmid' },
    ],
  },
  {
    name: 'double-reply',
    invariant: 'I8',
    changes: [
      // Whoever takes over does not ask whether the turn was answered, and nothing stops the second answer.
      {
        file: work,
        find: `.where('state', ${openStates}\n        .execute()\n    },\n\n    /** Takes`,
        put: `.where('state', ${anyState}\n        .execute()\n    },\n\n    /** Takes`,
      },
      {
        file: work,
        find: `.select(['tenant_id', 'id'])\n        .where('state', ${openStates}`,
        put: `.select(['tenant_id', 'id'])\n        .where('state', ${anyState}`,
      },
      noFence,
      {
        file: storeAnswer,
        find: `.where('state', ${openStates}\n    .returning('id as turn_ended')`,
        put: `.returning('id as turn_ended')`,
      },
      { file: migration, find: 'create unique index messages_answer', put: 'create index messages_answer' },
    ],
  },
  {
    name: 'no-resume',
    invariant: 'I7',
    changes: [
      { file: resume, find: '  sweepOnce(alone ? parts.directory.endLeases() : undefined)\n', put: '' },
      { file: resume, find: '    else sweepOnce()\n', put: '' },
    ],
  },
  {
    name: 'sends-overtake',
    invariant: 'I16',
    changes: [
      {
        file: socket,
        find: 'saying(() => send(connection, request, parts))',
        put: `new Promise((wait) => setTimeout(wait, Math.random() * 30)).then(() =>
          send(connection, request, parts),
        )`,
      },
    ],
  },
  {
    name: 'delivery-overtakes',
    invariant: 'I5',
    changes: [
      {
        file: connections,
        find: 'if (event.message.seq > connection.head) replay(connection, event.message)',
        put: 'setTimeout(() => replay(connection, event.message), Math.random() * 300)',
      },
      {
        file: connections,
        find: `return event.type === 'message' && event.message.seq > head + 1`,
        put: 'return false',
      },
    ],
  },
  {
    name: 'no-replay',
    invariant: 'I6',
    changes: [
      {
        file: socket,
        find: `    if (isBehind || !release(connection)) await replayAll(connection, parts)`,
        put: `    connection.head = conversation?.head ?? 0`,
      },
      { file: socket, find: 'messages: await listMessages(db, conversation_id, page)', put: 'messages: []' },
    ],
  },
  {
    name: 'leak-to-another-visitor',
    invariant: 'I10',
    changes: [
      {
        file: connections,
        find: `of byTenant.get(event.tenantId)?.get(event.visitorId) ?? []`,
        put: `of [...byTenant.values()].flatMap((theirs) => [...theirs.values()].flatMap((known) => [...known]))`,
      },
      // Who hears of a stranger's conversation takes it for the own.
      { file: connections, find: 'visitor_id !== visitorId || bot_id', put: 'bot_id' },
    ],
  },
  {
    name: 'lease-without-fence',
    invariant: 'I23',
    needsTwo: true,
    // A process that stood still goes on with what another has taken over meanwhile.
    changes: [noFence],
  },
  {
    name: 'no-fence',
    invariant: 'I23',
    changes: [
      noFence,
      // A lease that is over while the process stands still: what usually takes two processes and a minute.
      { file: lease, find: `interval '10 seconds'`, put: `interval '500 milliseconds'` },
      { file: resume, find: 'const sweepMs = 3_000', put: 'const sweepMs = 50' },
      { file: resume, find: '    await renewOnce()\n    // As', put: '    // As' },
    ],
  },
]
