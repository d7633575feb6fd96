/** From the command to the ready line: on an empty data directory, with the demo to make, and on a used one. */
import { interleave } from './interleave.ts'
import { medianRow, type Row } from './row.ts'
import { scratchFolder } from './scratch-folder.ts'
import { start, startDeskbell } from './start-process.ts'

const rounds = 3
const nothing = `console.log(JSON.stringify({ url: '' }))`
const express = `import express from 'express'
  const server = express().listen(0, '127.0.0.1', () => console.log(JSON.stringify({ url: '' })))
  process.once('SIGTERM', () => server.close())`

export async function measureStart(): Promise<Row[]> {
  const used = scratchFolder()
  await timeOf(() => startDeskbell({ DATA_DIR: used }))
  const times = await interleave(rounds, {
    first: () => timeOf(() => startDeskbell({ DATA_DIR: scratchFolder() })),
    again: () => timeOf(() => startDeskbell({ DATA_DIR: used })),
    express: () => timeOf(() => start(['--input-type=module', '-e', express], {})),
    node: () => timeOf(() => start(['-e', nothing], {})),
  })
  const besideExpress = { floor: times.express, floorIs: 'bare Express' }
  return [
    medianRow('first start, with the demo', { here: times.first, ...besideExpress }, 'bare Express'),
    medianRow('later starts', { here: times.again, ...besideExpress }, 'bare Express'),
    medianRow('bare Express', { here: times.express, floor: times.node }, 'node that prints a line'),
  ]
}

async function timeOf(begin: () => ReturnType<typeof start>): Promise<number[]> {
  await using started = await begin()
  return [started.milliseconds]
}
