import { expect, test } from 'vitest'
import { lagJudge, watchLoad } from './watch-load.ts'

const after = (...lags: number[]) => {
  const judge = lagJudge()
  for (const lag of lags) judge.look(lag)
  return judge
}

test('a hiccup is no overload, however long it is', () => {
  expect(after(0, 0, 10_000, 0).isLate()).toBe(false)
  expect(after(900, 0, 900, 0, 900, 0, 900, 0).isLate()).toBe(false)
})

test('a loop that is late again and again is, until it is in time again', () => {
  const judge = after(300, 300, 300, 300)
  expect(judge.isLate()).toBe(false)
  judge.look(300)
  expect(judge.isLate()).toBe(true)
  for (let looks = 0; looks < 4; looks += 1) judge.look(0)
  expect(judge.isLate()).toBe(true)
  for (let looks = 0; looks < 4; looks += 1) judge.look(0)
  expect(judge.isLate()).toBe(false)
})

test('a late loop turns nobody away as long as there is no crowd', () => {
  const figures: number[] = []
  const gauge = { set: (value: number) => void figures.push(value) } as never
  const load = watchLoad({ loopLag: gauge, overloaded: gauge })
  const ends = Array.from({ length: 20 }, () => load.begin('request'))
  expect(load.isOverloaded()).toBe(false)
  for (const end of ends) end()
  load.close()
})
