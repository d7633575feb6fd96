/** The checker on histories made by hand: a good one passes, and each bad one is found by the very rule that names it. */
import { expect, test } from 'vitest'
import type { Delta, Message } from '#wire'
import { checkHistory } from './check-history.ts'
import type { Deed, Dump, Entry, History } from './history.ts'

const moment = (second: number) => new Date(Date.UTC(2026, 0, 1, 10, 0, second)).toISOString()

const row = (seq: number, more: Partial<Dump['messages'][number]> = {}): Dump['messages'][number] => ({
  tenant_id: 'shop',
  conversation_id: 'c-anna',
  seq,
  id: `m${seq}`,
  kind: 'message',
  role: 'visitor',
  text: `said ${seq}`,
  sources: null,
  attachments: null,
  suggestions: null,
  blocks: null,
  visitor_id: 'v-anna',
  author_id: null,
  cmid: `k${seq}`,
  turn_id: null,
  answered_by: null,
  target_id: null,
  rev: 1,
  created_at: moment(seq),
  ...more,
})
const answerRow = (seq: number, turn: string, text: string) =>
  row(seq, { role: 'bot', text, visitor_id: null, cmid: null, turn_id: turn, answered_by: 'model' })

const turnRow = (id: string, more: Partial<Dump['turns'][number]> = {}): Dump['turns'][number] => ({
  tenant_id: 'shop',
  id,
  conversation_id: 'c-anna',
  state: 'done',
  reason: null,
  merged_into: null,
  attempt: 1,
  fence: 1,
  lease_until: moment(60),
  bot_version: 1,
  knowledge_rev: 1,
  asked_at: moment(1),
  trace: null,
  created_at: moment(1),
  finished_at: moment(3),
  ...more,
})

const conversation = (id: string, visitor_id: string, head: number) =>
  ({ tenant_id: 'shop', id, visitor_id, owner: 'bot', head }) as Dump['conversations'][number]

const wire = ({
  id,
  conversation_id,
  seq,
  role,
  text,
  cmid,
  turn_id,
  answered_by,
}: Dump['messages'][number]) =>
  ({
    id,
    conversation_id,
    seq,
    kind: 'message',
    role,
    text,
    ...(cmid && { cmid }),
    ...(turn_id && { turn: turn_id }),
    ...(answered_by && { answered_by }),
    rev: 1,
    created_at: moment(seq),
  }) as Message

/** Anna says two things and gets two answers; Ben, who has a page of his own, says one. All goes well. */
function goodRun() {
  const dump: Dump = {
    conversations: [conversation('c-anna', 'v-anna', 4), conversation('c-ben', 'v-ben', 1)],
    messages: [
      row(1),
      answerRow(2, 'm1', 'One answer.'),
      row(3),
      answerRow(4, 'm3', 'Two answers.'),
      row(1, { conversation_id: 'c-ben', id: 'b1', cmid: 'kb', text: 'ben says', visitor_id: 'v-ben' }),
    ],
    turns: [
      turnRow('m1'),
      turnRow('m3', { attempt: 2, fence: 2 }),
      turnRow('b1', { conversation_id: 'c-ben', state: 'handed_off' }),
    ],
    outbox: [],
  }
  const deeds: [page: string, connection: number, deed: Deed][] = []
  const anna = (deed: Deed, connection = 1) => deeds.push(['anna#1', connection, deed])
  const ben = (deed: Deed) => deeds.push(['ben#1', 9, deed])
  const joined = (visitor_id: string, conversation_id: string | null, head: number): Deed => ({
    kind: 'joined',
    ack: { ok: true, conversation_id, head, visitor_token: 't', visitor_id },
  })
  const sent = (call: number, { id, cmid, seq, conversation_id }: Dump['messages'][number]): Deed => ({
    kind: 'sent',
    call,
    cmid: String(cmid),
    ack: { ok: true, id, seq, conversation_id, dup: false },
  })
  const send = (call: number, { cmid, text }: Dump['messages'][number]): Deed => ({
    kind: 'send',
    call,
    cmid: String(cmid),
    text,
  })
  const deltas = (turn: string, attempt: number, ...pieces: string[]): Deed[] =>
    pieces.map((text, index) => {
      const delta: Delta = { turn, attempt, off: pieces.slice(0, index).join('').length, text }
      return { kind: 'delta', delta }
    })
  const hear = (stored: Dump['messages'][number], connection = 1) => {
    anna({ kind: 'message', message: wire(stored) }, connection)
    anna({ kind: 'shown', message: wire(stored) }, 0)
  }
  const [first, answer, second, last, bens] = dump.messages as [
    Dump['messages'][number],
    Dump['messages'][number],
    Dump['messages'][number],
    Dump['messages'][number],
    Dump['messages'][number],
  ]
  anna(joined('v-anna', null, 0))
  ben(joined('v-ben', null, 0))
  anna(send(1, first))
  hear(first)
  anna(sent(1, first))
  for (const deed of deltas('m1', 100, 'One ', 'answer.')) anna(deed)
  hear(answer)
  anna({ kind: 'head', conversation_id: 'c-anna', seq: 2 })
  anna(send(2, second))
  hear(second)
  // The process dies here, and the next one answers anew.
  for (const deed of deltas('m3', 100, 'Too ', 'early.')) anna(deed)
  anna({ kind: 'sent', call: 2, cmid: 'k3', ack: null })
  anna(joined('v-anna', 'c-anna', 3), 2)
  anna(send(3, second), 2)
  anna(sent(3, second), 2)
  for (const deed of deltas('m3', 200, 'Two ', 'answers.')) anna(deed, 2)
  hear(last, 2)
  ben(send(4, bens))
  ben({ kind: 'message', message: wire(bens) })
  ben({ kind: 'shown', message: wire(bens) })
  ben(sent(4, bens))
  const entries: Entry[] = deeds.map(([page, connection, deed], at) => ({ at, page, connection, deed }))
  const history: History = {
    entries,
    pages: {
      'anna#1': { person: 'anna', open: true },
      'ben#1': { person: 'ben', open: true },
    },
    watchers: {},
    isShared: false,
    calmAt: entries.length,
  }
  return { history, dump, entries }
}

type Run = ReturnType<typeof goodRun>
const stored = ({ dump }: Run, id: string) =>
  dump.messages.find((one) => one.id === id) as Dump['messages'][number]
const turnOf = ({ dump }: Run, id: string) => dump.turns.find((one) => one.id === id) as Dump['turns'][number]
const deedsOf = <K extends Deed['kind']>({ entries }: Run, kind: K) =>
  entries.flatMap(({ deed }) => (deed.kind === kind ? [deed as Extract<Deed, { kind: K }>] : []))
const add = ({ entries }: Run, page: string, connection: number, deed: Deed) =>
  void entries.push({ at: entries.length, page, connection, deed })

const sees = ({ dump: _, entries }: Run, id: string, change: Partial<Message>) => {
  for (const { deed } of entries) {
    if ((deed.kind === 'message' || deed.kind === 'shown') && deed.message.id === id)
      Object.assign(deed.message, change)
  }
}

/** One thing that goes wrong, by the invariant that it breaks. */
const mishaps: [invariant: string, what: string, (run: Run) => void][] = [
  [
    'I1',
    'an acknowledged message is gone',
    (run) => {
      add(run, 'ben#1', 9, { kind: 'send', call: 7, cmid: 'lost', text: 'lost' })
      const ack = { ok: true, id: 'gone', seq: 2, conversation_id: 'c-ben', dup: false } as const
      add(run, 'ben#1', 9, { kind: 'sent', call: 7, cmid: 'lost', ack })
    },
  ],
  [
    'I1',
    'a second acknowledgement names another place',
    (run) => {
      const ack = { ok: true, id: 'm1', seq: 3, conversation_id: 'c-anna', dup: true } as const
      add(run, 'anna#1', 2, { kind: 'sent', call: 8, cmid: 'k1', ack })
    },
  ],
  [
    'I2',
    'a message is stored twice',
    (run) => {
      const twin = row(2, {
        conversation_id: 'c-ben',
        id: 'b2',
        cmid: 'kb',
        text: 'ben says',
        visitor_id: 'v-ben',
      })
      run.dump.messages.push(twin)
      run.dump.turns.push(turnRow('b2', { conversation_id: 'c-ben', state: 'handed_off' }))
      const [, ben] = run.dump.conversations
      if (ben) ben.head = 2
      add(run, 'ben#1', 9, { kind: 'message', message: wire(twin) })
      add(run, 'ben#1', 0, { kind: 'shown', message: wire(twin) })
    },
  ],
  [
    'I3',
    'a row says what nobody sent',
    (run) => {
      stored(run, 'm1').text = 'something else'
      sees(run, 'm1', { text: 'something else' })
    },
  ],
  [
    'I3',
    'a page heard what was never stored',
    (run) => add(run, 'ben#1', 9, { kind: 'message', message: wire(row(7, { conversation_id: 'c-none' })) }),
  ],
  [
    'I4',
    'a place is empty',
    (run) => {
      run.dump.messages.pop()
      run.dump.turns.pop()
      run.entries.splice(run.entries.findIndex(({ page, deed }) => page === 'ben#1' && deed.kind === 'send'))
    },
  ],
  [
    'I5',
    'a connection hears the later row first',
    (run) => {
      const at = run.entries.findIndex(({ deed }) => deed.kind === 'message' && deed.message.id === 'm1')
      const early = { kind: 'message', message: wire(stored(run, 'm2')) } as const
      run.entries.splice(at, 0, { at: at - 0.5, page: 'anna#1', connection: 1, deed: early })
    },
  ],
  [
    'I5',
    'a row comes again, but changed',
    (run) => {
      const message = { ...wire(stored(run, 'm1')), created_at: moment(30) }
      add(run, 'anna#1', 3, { kind: 'message', message })
    },
  ],
  [
    'I6',
    'a page shows a hole',
    (run) => {
      const shown = run.entries.filter(({ deed }) => deed.kind === 'shown' && deed.message.id === 'm2')
      for (const entry of shown) run.entries.splice(run.entries.indexOf(entry), 1)
    },
  ],
  [
    'I6',
    'a page never shows the last row',
    (run) => {
      const shown = run.entries.filter(({ deed }) => deed.kind === 'shown' && deed.message.id === 'm4')
      for (const entry of shown) run.entries.splice(run.entries.indexOf(entry), 1)
    },
  ],
  [
    'I7',
    'a turn is never ended',
    (run) => void Object.assign(turnOf(run, 'b1'), { state: 'generating', finished_at: null }),
  ],
  ['I7', 'a question has no turn', (run) => void run.dump.turns.pop()],
  [
    'I8',
    'a turn has two answers',
    (run) => {
      const again = { ...answerRow(5, 'm3', 'Two answers.'), id: 'm5' }
      run.dump.messages.push(again)
      Object.assign(run.dump.conversations[0] ?? {}, { head: 5 })
      add(run, 'anna#1', 2, { kind: 'message', message: wire(again) })
      add(run, 'anna#1', 0, { kind: 'shown', message: wire(again) })
    },
  ],
  [
    'I8',
    'a question that another answer covers has one too',
    (run) => void Object.assign(turnOf(run, 'm1'), { state: 'merged' }),
  ],
  [
    'I9',
    'an answer stands before its question',
    (run) => {
      stored(run, 'm2').turn_id = 'm3'
      stored(run, 'm4').turn_id = 'm1'
      turnOf(run, 'm3').attempt = 1
      for (const entry of run.entries.filter(({ deed }) => deed.kind === 'delta')) {
        run.entries.splice(run.entries.indexOf(entry), 1)
      }
    },
  ],
  [
    'I10',
    'a page hears of a turn of another',
    (run) => add(run, 'ben#1', 9, { kind: 'turn', update: { turn: 'm1', state: 'done' } }),
  ],
  [
    'I10',
    'a page hears what another said',
    (run) => add(run, 'ben#1', 9, { kind: 'message', message: wire(stored(run, 'm1')) }),
  ],
  [
    'I11',
    'the pieces are not the answer',
    (run) => void Object.assign(deedsOf(run, 'delta')[1]?.delta ?? {}, { text: 'answer?' }),
  ],
  [
    'I12',
    'a message is never answered for',
    (run) => add(run, 'ben#1', 9, { kind: 'send', call: 7, cmid: 'waiting', text: 'waiting' }),
  ],
  [
    'I13',
    'a turn takes two minutes',
    (run) => void Object.assign(turnOf(run, 'b1'), { finished_at: moment(121) }),
  ],
  [
    'I14',
    'a row of a visitor is the bot’s',
    (run) => {
      stored(run, 'b1').role = 'system'
      sees(run, 'b1', { role: 'system' })
    },
  ],
  [
    'I15',
    'what was sent later stands earlier',
    (run) => {
      // Another tab of Anna's, so that nobody's own order changes.
      Object.assign(run.history.pages, { 'anna-tab#1': { person: 'anna', open: false } })
      const late = run.entries.find(({ deed }) => deed.kind === 'send' && deed.cmid === 'k1')
      if (late) Object.assign(late, { page: 'anna-tab#1', at: 1_000 })
      run.entries.sort((a, b) => a.at - b.at)
    },
  ],
  [
    'I16',
    'a page’s messages change order',
    (run) => {
      // Both are sent before either is acknowledged.
      const sends = run.entries.filter(({ page, deed }) => page === 'anna#1' && deed.kind === 'send')
      const [first, second] = sends
      if (first && second) [first.at, second.at] = [2.2, 2.1]
      run.entries.sort((a, b) => a.at - b.at)
    },
  ],
  [
    'I17',
    'the head goes back',
    (run) => add(run, 'anna#1', 2, { kind: 'head', conversation_id: 'c-anna', seq: 1 }),
  ],
  [
    'I18',
    'an event was never told',
    (run) =>
      void run.dump.outbox.push({
        id: 1,
        tenant_id: 'shop',
        type: 'message.created',
        payload: {},
        created_at: moment(1),
      }),
  ],
  [
    'I23',
    'who had lost the turn wrote the answer',
    (run) => {
      stored(run, 'm4').text = 'Too early.'
      sees(run, 'm4', { text: 'Too early.' })
      for (const entry of run.entries.filter(
        ({ connection, deed }) => connection === 2 && deed.kind === 'delta',
      )) {
        run.entries.splice(run.entries.indexOf(entry), 1)
      }
    },
  ],
  [
    'I23',
    'the answer is that of another than who had the turn',
    (run) => {
      stored(run, 'm4').text = 'Said by another.'
      sees(run, 'm4', { text: 'Said by another.' })
      // Nobody heard the other; of the holder's the beginning is known alone.
      const [early, late, begun] = deedsOf(run, 'delta').slice(2)
      for (const entry of run.entries.filter(({ deed }) => deed === early || deed === late)) {
        run.entries.splice(run.entries.indexOf(entry), 1)
      }
      Object.assign(begun?.delta ?? {}, { text: 'Two answers, ' })
    },
  ],
]

test('a run in which all went well breaks nothing', () => {
  const { history, dump } = goodRun()
  expect(checkHistory(history, dump)).toEqual([])
})

test.each(mishaps)('%s finds it, and nothing else does, when %s', (invariant, _what, spoil) => {
  const run = goodRun()
  spoil(run)
  const found = checkHistory(run.history, run.dump).map((violation) => violation.invariant)
  expect([...new Set(found)]).toEqual([invariant])
})
