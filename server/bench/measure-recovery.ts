/** How soon a message is acknowledged again after `kill -9`, with a hundred thousand messages stored. */
import { openBareClient, openVisitor } from './client.ts'
import { fillWithMessages } from './fill-store.ts'
import { newBusiness } from './new-business.ts'
import { medianRow, type Row } from './row.ts'
import { scratchFolder } from './scratch-folder.ts'
import { type Started, startBareServer, startDeskbell } from './start-process.ts'

const messages = 100_000
const rounds = 3

export async function measureRecovery(): Promise<Row[]> {
  const dataDir = scratchFolder()
  const env = { DATA_DIR: dataDir, DEMO: 'off' }
  const first = await startDeskbell(env)
  const { accountToken } = await newBusiness(first.url)
  await first[Symbol.asyncDispose]()
  await fillWithMessages(dataDir, messages)
  const here: number[] = []
  const floor: number[] = []
  const bareDir = scratchFolder()
  for (let round = 0; round < rounds; round += 1) {
    here.push(
      await recover(
        () => startDeskbell(env),
        (url) => sayHere(url, accountToken),
      ),
    )
    floor.push(await recover(() => startBareServer({ DATA_DIR: bareDir }), sayBare))
  }
  const name = `first acknowledgement after kill -9, ${messages / 1000}k messages stored`
  const row = medianRow(name, { here, floor }, 'bare Socket.IO on an empty store')
  return [{ ...row, goals: [{ of: 'here', most: 3_000 }] }]
}

/** From the start of the next process on. */
async function recover(
  start: () => Promise<Started>,
  say: (url: string) => Promise<unknown>,
): Promise<number> {
  const killed = await start()
  await say(killed.url)
  process.kill(killed.pid, 'SIGKILL')
  await killed[Symbol.asyncDispose]()
  const began = performance.now()
  await using next = await start()
  await say(next.url)
  return performance.now() - began
}

async function sayHere(url: string, accountToken: string): Promise<void> {
  using visitor = await openVisitor(url, accountToken)
  await visitor.say('When are you open on Sunday?')
}

async function sayBare(url: string): Promise<void> {
  using client = await openBareClient(url, 'store')
  await client.say('When are you open on Sunday?')
}
