/** How long a visitor waits until a message is stored and acknowledged, and what a whole turn costs. */
import { isAnswer, openBareClient, openVisitor } from './client.ts'
import { interleave, repeat } from './interleave.ts'
import { newBusiness } from './new-business.ts'
import { cpuMilliseconds, hasFigures } from './process-figures.ts'
import { type Row, type Share, timeRows } from './row.ts'
import { scratchFolder } from './scratch-folder.ts'
import { startBareServer, startDeskbell } from './start-process.ts'

const rounds = 12
const turns = 25
const warmUp = 60
const shares: Share[] = [
  { share: 0.5, goals: [{ of: 'ratio', most: 1.3 }] },
  0.95,
  { share: 0.99, goals: [{ of: 'ratio', most: 2 }] },
]

export async function measureAck(): Promise<Row[]> {
  await using server = await startDeskbell({ DATA_DIR: scratchFolder(), DEMO: 'off' })
  await using bare = await startBareServer({ DATA_DIR: scratchFolder() })
  const { accountToken } = await newBusiness(server.url)
  using visitor = await openVisitor(server.url, accountToken)
  using client = await openBareClient(bare.url, 'store')
  const here = async () => {
    const answered = visitor.next('message', isAnswer)
    const waited = await visitor.say('When are you open on Sunday?')
    await answered
    return waited
  }
  const floor = () => client.say('When are you open on Sunday?')
  await repeat(warmUp, here)
  await repeat(warmUp, floor)
  const cpu = cpuMeter(server.pid, bare.pid)
  await cpu.start()
  const samples = await interleave(rounds, {
    here: () => repeat(turns, here),
    floor: () => repeat(turns, floor),
  })
  const floorIs = 'bare Socket.IO, one insert'
  return [...timeRows('acknowledgement', samples, shares, floorIs), ...(await cpu.rows())]
}

function cpuMeter(server: number, bare: number) {
  const both = async () => [await cpuMilliseconds(server), await cpuMilliseconds(bare)] as const
  let before: readonly [number, number] = [0, 0]
  return {
    start: async () => {
      if (hasFigures) before = await both()
    },
    rows: async (): Promise<Row[]> => {
      if (!hasFigures) return []
      const after = await both()
      const [here, floor] = [(after[0] - before[0]) / rounds / turns, (after[1] - before[1]) / rounds / turns]
      const floorIs = 'bare Socket.IO, one insert'
      const goals: Row['goals'] = [{ of: 'ratio', most: 1.5 }]
      return [{ name: 'processor time per turn', unit: 'ms', here, floor, floorIs, goals }]
    },
  }
}
