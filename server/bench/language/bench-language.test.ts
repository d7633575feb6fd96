/** Folders as they come: broken, empty and unknown files are named and the rest is measured. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { benchLanguage, measureAll } from './bench-language.ts'

let data = ''
let told = ''
let printed = ''

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'deskbell-language-'))
  told = ''
  printed = ''
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    told += text
    return true
  })
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text
    return true
  })
})

afterEach(() => {
  vi.restoreAllMocks()
  rmSync(data, { recursive: true })
})

const plant = (file: string, rows: readonly unknown[], end = '') => {
  const path = join(data, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(
    path,
    rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n') + end,
  )
}
const measure = () => measureAll({ data, only: '', nlpJs: 'none' })
const said = (text: string, intent: string) => ({ text, intent })
const learned = [
  said('book a table for two', 'book'),
  said('reserve a seat tonight', 'book'),
  said('cancel my booking', 'cancel'),
  said('I cannot come, call it off', 'cancel'),
]

test('broken lines and unknown files are named, the rest is measured', () => {
  plant('intents/cafe/train.jsonl', [...learned, '{"text": "half a li', { text: 7, intent: 'book' }], '\n\n')
  plant('intents/cafe/test.jsonl', [said('please book a table', 'book'), said('do you dance', 'dance')])
  plant('intents/cafe/notes.jsonl', [{ remark: 'x' }])
  const figures = measure()
  expect(figures.find(({ set, name }) => set === 'cafe train test' && name === 'accuracy')?.value).toBe(50)
  expect(told).toContain('cafe/train.jsonl: line 5 is no JSON: left out (2 such lines)')
  expect(told).toContain(
    'cafe/notes.jsonl: neither training, validation, test nor out of scope by its name: left out',
  )
  expect(told).toContain('cafe train test: 1 of 2 lines name an intent that is not learned')
})

test('empty files, and sets with half of what they need, are named and measure nothing', () => {
  plant('intents/empty/train.jsonl', [])
  plant('intents/empty/test.jsonl', [])
  plant('intents/only-test/test.jsonl', [said('hello there', 'hello')])
  plant('intents/readme.txt', ['no set'])
  plant('retrieval/half/questions.jsonl', [{ question: 'when?', passage_id: 'a' }])
  plant('retrieval/mute/passages.jsonl', [{ passage_id: 'a', text: 'We open at nine.' }])
  plant('retrieval/mute/questions.jsonl', [])
  plant('pii/empty.jsonl', [])
  expect(measure()).toEqual([])
  expect(told).toContain('empty/train.jsonl is empty')
  expect(told).toContain('only-test: no training file (train*.jsonl), and no set beside it has its intents')
  expect(told).toContain('half/questions.jsonl: no passages beside it: left out')
  expect(told).toContain('mute: no questions')
})

test('a set of tests alone is learned from the set beside it that has its intents, however they are written', () => {
  plant('intents/cafe/train.jsonl', learned)
  plant('intents/cafe_hard/test.jsonl', [said('book a table', 'Book'), said('cancel it all', 'CANCEL')])
  plant('intents/other/train.jsonl', [said('open the door', 'open')])
  const accuracy = measure().find(({ set, name }) => set === 'cafe_hard train test' && name === 'accuracy')
  expect(accuracy?.value).toBe(100)
  expect(told).toContain('cafe_hard: no training file: cafe/train.jsonl is learned')
})

test('a test of nothing in scope, or of nothing at all, gives what can be given', () => {
  plant('intents/cafe/train.jsonl', learned)
  plant('intents/cafe/valid.jsonl', [])
  plant('intents/cafe/oos_valid.jsonl', [said('how tall is the moon', 'oos')])
  const names = measure().map(({ name }) => name)
  expect(names).toContain('own threshold: OOS refused')
  expect(names).not.toContain('AUROC')
})

test('the threshold is chosen on validation where both kinds are there, else on half of the test', () => {
  const outside = (word: string) => ['one', 'two'].map((each) => said(`${word} ${each}`, 'oos'))
  for (const set of ['whole', 'half']) {
    plant(`intents/${set}/train.jsonl`, learned)
    plant(`intents/${set}/test.jsonl`, learned)
    plant(`intents/${set}/oos_test.jsonl`, outside('elephants'))
  }
  plant('intents/whole/valid.jsonl', learned)
  plant('intents/whole/oos_valid.jsonl', outside('rivers'))
  const notes = measure().filter(({ name }) => name === 'accuracy, chosen threshold')
  expect(notes.map(({ set, note }) => `${set}: ${note}`)).toEqual([
    'half train test: on the other half',
    'whole train test: on validation',
    'whole train valid: on the other half',
  ])
})

test('messages that want several things are measured over their folds', () => {
  const row = (fold: number, text: string, ...intents: string[]) => ({ fold, text, intents, slots: {} })
  plant('intents/several/folds.jsonl', [
    row(0, 'book a table', 'book'),
    row(0, 'is the pool open', 'pool'),
    row(1, 'book a table by the pool', 'book', 'pool'),
    row(1, 'well', ...[]),
    row(2, 'please book', 'book'),
    row(3, 'where is the pool', 'pool'),
  ])
  const figures = measure()
  expect(figures.map(({ set, name }) => `${set}: ${name}`)).toEqual([
    'several one fold: micro-F1',
    'several two folds: micro-F1',
    'several all but two: micro-F1',
  ])
  expect(figures.every(({ value }) => value >= 0 && value <= 100)).toBe(true)
})

test('questions are asked in every language of a set and to every tenant, and foreign ones beside them', () => {
  const passage = (passage_id: string, text: string, tenant?: string) => ({
    passage_id,
    title: '',
    text,
    ...(tenant && { tenant }),
  })
  plant('retrieval/two/passages.jsonl', [
    passage('a', 'The pool is heated.', 'x'),
    passage('b', 'Soup of the day.', 'y'),
  ])
  plant('retrieval/two/questions.jsonl', [
    { question: 'is the pool heated', passage_id: 'a', tenant: 'x', answers: ['heated'] },
    { question: 'is the pool heated', passage_id: null, tenant: 'y' },
  ])
  plant('retrieval/two/es_passages.jsonl', [passage('c', 'La piscina abre a las nueve.')])
  plant('retrieval/two/es_questions.jsonl', [{ question: '¿cuándo abre la piscina?', passage_id: 'c' }])
  const figures = measure()
  const valueFor = (set: string, name: string) =>
    figures.find((figure) => figure.set === set && figure.name === name)?.value
  expect(valueFor('two', 'R@1')).toBe(100)
  expect(valueFor('two', 'AUROC')).toBe(100)
  expect(valueFor('two', 'answer in quote')).toBe(100)
  expect(valueFor('two es', 'R@1')).toBe(100)
})

test('a set without foreign questions is asked those of the others', () => {
  plant('retrieval/one/passages.jsonl', [{ passage_id: 'a', text: 'The pool is heated.' }])
  plant('retrieval/one/questions.jsonl', [{ question: 'is the pool heated', passage_id: 'a' }])
  plant('retrieval/two/passages.jsonl', [{ passage_id: 'b', text: 'Drains are cleared within an hour.' }])
  plant('retrieval/two/questions.jsonl', [{ question: 'when is a drain cleared', passage_id: 'b' }])
  const foreign = measure().filter(({ note }) => note === 'questions of other sets')
  expect(foreign.map(({ set, name, value }) => `${set}: ${name} ${value}`)).toContain('one: AUROC 100')
  expect(new Set(foreign.map(({ set }) => set))).toEqual(new Set(['one', 'two']))
})

test('a missing folder, an empty one and an unknown option end with a clear line', () => {
  expect(benchLanguage(['language', '--data', join(data, 'nowhere')])).toBe(false)
  expect(told).toContain(`There is no folder ${join(data, 'nowhere')}; name one by --data DIR.`)
  expect(benchLanguage(['language', '--data', data, '--nlp-js', 'none'])).toBe(false)
  expect(told).toContain('Nothing to measure in')
  expect(benchLanguage(['language', '--data', data, '--nlp-js', 'some'])).toBe(false)
  expect(told).toContain('--nlp-js takes small, all or none, not some.')
  expect(benchLanguage(['language', '--data', data, '--json', join(data, 'nowhere', 'x.json')])).toBe(false)
  expect(told).toContain('nowhere for --json.')
  expect(benchLanguage(['language', '--colour'])).toBe(false)
  expect(told).toContain("Unknown option '--colour'")
})

test('help says what there is', () => {
  expect(benchLanguage(['language', '--help'])).toBe(true)
  expect(printed).toContain('--data DIR')
})

test('the figures go to a file, too', () => {
  plant('intents/cafe/train.jsonl', learned)
  plant('intents/cafe/test.jsonl', learned)
  const json = join(data, 'figures.json')
  expect(benchLanguage(['language', '--data', data, '--nlp-js', 'none', '--json', json])).toBe(true)
  expect(printed).toMatch(/cafe train test +accuracy +100\.0 % .* –/)
  expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({
    date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    machine: { processors: expect.any(Number) },
    versions: { node: process.version },
    figures: expect.arrayContaining([expect.objectContaining({ set: 'cafe train test', name: 'accuracy' })]),
  })
})
