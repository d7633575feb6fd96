/** The goals that sets get by their names. */
import { expect, test } from 'vitest'
import { figure } from './figure.ts'
import { goalOf } from './goals.ts'

test.each([
  ['banking77 train valid', 'accuracy', 91.5, 92.5],
  ['banking77 train test', 'accuracy', 91.5, 92.5],
  ['banking77 train_10 valid_typos30', 'accuracy', 72, 75],
  ['banking77 train_10 test_typos60', 'accuracy', 65, 70],
  ['banking77 train test_hard', 'accuracy', 77.5, 80],
  ['banking77_hard train test', 'accuracy', 77.5, 80],
  ['banking77_5shot train test', 'accuracy', 69, 71],
  ['clinc150 train test', 'OOS refused, chosen threshold', 65, 72],
  ['CLINC150-full train test', 'AUROC', 96.2, undefined],
  ['hwu64 train_5 test', 'accuracy', 67, 70],
  ['saas_hwu64_30 train test', 'accuracy', 82, 85.5],
  ['hint3_curekart train test', 'best MCC', 0.58, 0.61],
  ['hint3 powerplay11 train test', 'AUROC', 78, 80],
  ['credit_cards train test', 'AUROC, in-domain', 88, 91],
  ['russian_79 train test', 'accuracy', 75, 80],
  ['squad_tenants', 'MRR', 89, 90],
  ['stackfaq', 'R@1', 80, 84],
  ['faq_covid_users', 'R@1', 57, 62],
  ['xquad hi', 'R@1', 91, 94],
  ['pii large', 'phone', 95, undefined],
  ['anything train test', 'detection, p95', 1, 0.2],
])('%s, %s', (set, name, must, stretch) => {
  expect(goalOf(set, name)).toMatchObject({ ...(must && { must }), ...(stretch && { stretch }) })
})

test('a test of another kind or a part of the training has no goal', () => {
  expect(goalOf('banking77 train valid_typos30', 'accuracy')).toBeUndefined()
  expect(goalOf('hint3_sofmattress subset train test', 'accuracy')).toBeUndefined()
  expect(goalOf('clinc_banking_domain train valid', 'accuracy')).toBeUndefined()
})

test('what is shown is judged, times by being small', () => {
  expect(figure('stackfaq', 'R@1', 79.96).verdict).toBe('ok')
  expect(figure('stackfaq', 'R@1', 79.94).verdict).toBe('below')
  expect(figure('stackfaq', 'R@1', 84).verdict).toBe('stretch')
  expect(figure('30x15', 'training', 60, 'ms').verdict).toBe('ok')
  expect(figure('30x15', 'training', 201, 'ms').verdict).toBe('below')
  expect(figure('pii', 'street', 10).verdict).toBeUndefined()
})
