/** Which files of a folder are learned, which are tested with them, and which are left out. */
import { expect, test } from 'vitest'
import { intentFilesIn } from './intent-files.ts'

const of = (...names: string[]) => intentFilesIn(names.map((name) => `${name}.jsonl`))
const testsOf = (files: ReturnType<typeof of>) =>
  Object.fromEntries(
    files.trainings.map(({ corpus, part, tests }) => [`${corpus}|${part}`, tests.map((each) => each.part)]),
  )

test('every training file is tested on every test file of the set', () => {
  const files = of('train', 'train_10', 'train_5', 'valid', 'valid_typos30', 'test', 'test_hard')
  const tests = ['valid', 'valid_typos30', 'test', 'test_hard']
  expect(testsOf(files)).toEqual({ '|train': tests, '|train_10': tests, '|train_5': tests })
  expect(files.others).toEqual([])
})

test('collections in one folder keep to their own files', () => {
  const files = of(
    'AskUbuntuCorpus_test',
    'AskUbuntuCorpus_train',
    'ChatbotCorpus_test',
    'ChatbotCorpus_train',
  )
  expect(testsOf(files)).toEqual({ 'AskUbuntu|train': ['test'], 'Chatbot|train': ['test'] })
})

test('a part of the training without tests of its own is tested on those of the set', () => {
  expect(testsOf(of('subset_train', 'train', 'test'))).toEqual({
    'subset|train': ['test'],
    '|train': ['test'],
  })
})

test('texts out of scope are told apart by their names', () => {
  const { outside, trainings } = of(
    'train',
    'oos_train',
    'oos_valid',
    'oos_test',
    'id_oos_valid',
    'ood_oos_test',
    'oos',
  )
  expect(trainings.map(({ file }) => file)).toEqual(['train.jsonl'])
  expect(outside).toEqual([
    { file: 'oos_valid.jsonl', isValidation: true, isTest: false },
    { file: 'oos_test.jsonl', isValidation: false, isTest: true },
    { file: 'id_oos_valid.jsonl', isValidation: true, isTest: false, domain: 'in-domain' },
    { file: 'ood_oos_test.jsonl', isValidation: false, isTest: true, domain: 'out-of-domain' },
    { file: 'oos.jsonl', isValidation: false, isTest: false },
  ])
})

test('files whose names tell nothing are named', () => {
  expect(intentFilesIn(['train.jsonl', 'README.md', 'answers.jsonl']).others).toEqual([
    'README.md',
    'answers.jsonl',
  ])
})
