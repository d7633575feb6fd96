/** What stands in for modules of the socket's client speaks as they do. */
import { expect, test } from 'vitest'
import { standIns } from './slim-socket.ts'

const emitter = moduleNamed('@socket.io/component-emitter/lib/esm/index.js')
const parser = moduleNamed('socket.io-parser/build/esm/index.js').replace(/^import .*$/m, emitter)
const { Encoder, Decoder, Emitter } = await import(`data:text/javascript,${encodeURIComponent(parser)}`)

const packets = [
  ['0/visitor,{"account_token":"acct_1"}', { type: 0, data: { account_token: 'acct_1' } }],
  ['1/visitor,', { type: 1 }],
  ['2/visitor,["typing",{"on":true}]', { type: 2, data: ['typing', { on: true }] }],
  ['2/visitor,0["send",{"text":"1, 2\\n3"}]', { type: 2, id: 0, data: ['send', { text: '1, 2\n3' }] }],
  ['3/visitor,12[{"ok":true}]', { type: 3, id: 12, data: [{ ok: true }] }],
  ['4/visitor,{"message":"no"}', { type: 4, data: { message: 'no' } }],
] as const

test.for(packets)('%s is written and read', ([text, packet]) => {
  const full = { nsp: '/visitor', ...packet }
  expect(new Encoder().encode(full)).toEqual([text])
  const { id, data } = { id: undefined, data: undefined, ...packet }
  const isSame = { ...full, id: id === undefined ? '' : `${id}`, data: data ?? '' }
  expect(read(text)).toEqual([isSame])
})

test.for(['', 'x/visitor,', '2/visitor,{}', '2/visitor,', '3/visitor,1{', '2'])(
  '"%s" is no packet',
  (text) => {
    expect(() => read(text)).toThrow()
  },
)

test('a listener hears until it is taken away, once means once, and one that goes stops no other', () => {
  const emitter = new Emitter()
  const heard: string[] = []
  const first = (what: string) => {
    heard.push(`first ${what}`)
    emitter.off('said', first)
  }
  emitter.on('said', first).once('said', (what: string) => heard.push(`once ${what}`))
  emitter.on('said', (what: string) => heard.push(`always ${what}`))
  emitter.emit('said', 'a')
  emitter.emitReserved('said', 'b')
  emitter.removeAllListeners('other')
  emitter.emit('said', 'c')
  emitter.removeAllListeners()
  emitter.emit('said', 'd')
  expect(heard).toEqual(['first a', 'once a', 'always a', 'always b', 'always c'])
})

function moduleNamed(name: string): string {
  return standIns[name] ?? ''
}

function read(text: string): unknown[] {
  const decoder = new Decoder()
  const packets: unknown[] = []
  decoder.on('decoded', (packet: unknown) => packets.push(packet))
  decoder.add(text)
  return packets
}
