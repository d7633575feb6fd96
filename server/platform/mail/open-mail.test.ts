import { mkdtemp, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { expect, inject, onTestFinished, test } from 'vitest'
import { type Mail, openMail } from './open-mail.ts'

const mail: Mail = {
  to: 'ada@example.com',
  subject: 'Grüße from the desk',
  text: 'Hello\n',
  html: '<p>Hello</p>',
  kind: 'welcome',
}
const from = 'Deskbell <desk@example.com>'

/** A mail server that keeps what it was sent, or refuses the recipient. */
async function mailServer(refuses = false) {
  const got: { to: string[]; from: string; data: string }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(refuses ? new Error('no such mailbox') : null),
    onData: (stream, { envelope }, done) => {
      let data = ''
      stream.on('data', (bytes) => {
        data += bytes
      })
      stream.on('end', () => {
        const sender = envelope.mailFrom ? envelope.mailFrom.address : ''
        got.push({ to: envelope.rcptTo.map(({ address }) => address), from: sender, data })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())))
  const { port } = server.server.address() as { port: number }
  return { got, url: `smtp://127.0.0.1:${port}` }
}

test('a mail reaches the mail server as it was written', async () => {
  const { got, url } = await mailServer()
  const room = openMail({ smtpUrl: url, from, keepIn: undefined })
  expect(room.unsent).toBeUndefined()
  await room.send(mail)
  expect(got).toMatchObject([{ to: ['ada@example.com'], from: 'desk@example.com' }])
  const [{ data } = { data: '' }] = got
  expect(data).toMatch(/^From: Deskbell <desk@example\.com>\r$/m)
  expect(data).toMatch(/^To: ada@example\.com\r$/m)
  expect(data).toMatch(/^Subject: =\?UTF-8\?/m)
  expect(data).toMatch(/^Auto-Submitted: auto-generated\r$/m)
  expect(data).toContain('Content-Type: multipart/alternative')
  await room.close()
})

test('what the mail server does not take is told to the caller', async () => {
  const { url } = await mailServer(true)
  const room = openMail({ smtpUrl: url, from, keepIn: undefined })
  await expect(room.send(mail)).rejects.toThrow('no such mailbox')
  const away = openMail({ smtpUrl: 'smtp://127.0.0.1:1', from, keepIn: undefined })
  await expect(away.send(mail)).rejects.toThrow('ECONNREFUSED')
})

test('no address becomes two, and no subject a header, on the way to the mail server', async () => {
  const { got, url } = await mailServer()
  const room = openMail({ smtpUrl: url, from, keepIn: undefined })
  for (const bad of [
    { to: 'ada@example.com,eve@example.com' },
    { to: 'ada@example.com\r\nRCPT TO:<eve@example.com>' },
    { subject: 'x\r\nBcc: eve@example.com' },
  ])
    await expect(room.send({ ...mail, ...bad })).rejects.toThrow()
  expect(got).toEqual([])
})

test('without a mail server the last 200 mails wait in the outbox, also over a restart', async () => {
  const folder = await mkdtemp(join(inject('testFolder'), 'mail-'))
  const options = { smtpUrl: undefined, from: undefined, keepIn: folder }
  const room = openMail(options)
  for (let number = 1; number <= 405; number += 1) await room.send({ ...mail, subject: `Mail ${number}` })
  await room.close()
  const file = join(folder, 'dev-outbox.jsonl')
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect((await readFile(file, 'utf8')).split('\n').length).toBeLessThan(405)
  const list = await openMail(options).unsent?.()
  expect(list).toHaveLength(200)
  expect(list?.[0]).toMatchObject({ ...mail, subject: 'Mail 405' })
  expect(list?.at(-1)?.subject).toBe('Mail 206')
})

test('an outbox in memory writes no file', async () => {
  const room = openMail({ smtpUrl: undefined, from: undefined, keepIn: undefined })
  await room.send(mail)
  expect(await room.unsent?.()).toMatchObject([mail])
})
