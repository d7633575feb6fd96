/** What a handler sees of the HTTP request, without Express. */
import { once } from 'node:events'
import type { Request, Response } from 'express'
import type { AddressOf } from './client-address.ts'
import { openFileBody } from './file-body.ts'
import type { EventWriter, Exchange, FileWriter } from './route.ts'

export function openExchange(
  req: Request,
  res: Response,
  addressOf: AddressOf,
  mostOfFile = 0,
): { exchange: Exchange; streams: () => boolean; noted: () => Record<string, unknown> } {
  const gone = new AbortController()
  res.on('close', () => {
    if (!res.writableFinished) gone.abort(new Error('the client went away'))
  })
  let streaming = false
  const noted: Record<string, unknown> = {}
  const exchange: Exchange = {
    requestId: String(res.locals.requestId),
    address: addressOf(req),
    header: (name) => req.get(name),
    setHeader: (name, value) => void res.append(name, value),
    signal: gone.signal,
    events: () => {
      streaming = true
      return eventWriter(res)
    },
    file: (name, type) => {
      streaming = true
      return fileWriter(res, name, type)
    },
    fileBody: () => openFileBody(req, mostOfFile),
    redirect: (to) => {
      streaming = true
      res.redirect(303, to)
    },
    noteForAudit: (detail) => void Object.assign(noted, detail),
  }
  return { exchange, streams: () => streaming, noted: () => noted }
}

function fileWriter(res: Response, name: string, type: string): FileWriter {
  res.status(200).attachment(name).set({ 'Content-Type': type, 'Cache-Control': 'no-store' })
  return {
    write: async (text) => {
      if (!res.write(text) && !res.closed) await Promise.race([once(res, 'drain'), once(res, 'close')])
    },
    end: () => void res.end(),
  }
}

/** Server-sent events (WHATWG HTML, section 9.2), with a comment every 15 s so that proxies keep the line open. */
function eventWriter(res: Response): EventWriter {
  res.status(200).set({ 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' })
  res.flushHeaders()
  let id = 0
  const beat = setInterval(() => res.write(':\n\n'), 15_000)
  res.on('close', () => clearInterval(beat))
  return {
    write: (event, data) => {
      id += 1
      res.write(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
    },
    end: () => void res.end(),
  }
}
