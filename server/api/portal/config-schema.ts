/** The schema of a bot's whole configuration. */

import { z } from 'zod'
import type { BotConfig, Weekday } from '#wire'
import { intentLimits, tooMuchOf } from '../../brain/bots/bot-intents.ts'
import { blocksSchema, prechatSchema } from '../../brain/conversations/block-schemas.ts'
import { storable, text } from '../../platform/http/text-schema.ts'
import { isOriginEntry } from '../../platform/tenancy/allowed-origins.ts'

/** What single texts of the configuration must look like. */
interface Rules {
  text(most: number): z.ZodType<string>
  phrases: z.ZodType<string[]>
  phone: z.ZodType<string>
  email: z.ZodType<string>
  website: z.ZodType<string>
  timezone: z.ZodType<string>
  time: z.ZodType<string>
  date: z.ZodType<string>
  colour: z.ZodType<string>
  picture: z.ZodType<string>
  wordName: z.ZodType<string, string>
  origin: z.ZodType<string>
}

/** For what comes in. */
const rules: Rules = {
  text,
  phrases: z
    .array(storable(intentLimits.phraseLength).overwrite(oneLine))
    .overwrite((phrases) => phrases.filter(Boolean))
    .max(intentLimits.phrasesEach, `An intent has at most ${intentLimits.phrasesEach} phrases.`),
  phone: z
    .string()
    .trim()
    .max(40)
    .regex(/^[+(\d][\d\s()./-]*$/, 'A phone number has digits, spaces and + ( ) - only.'),
  email: z.email().max(320),
  website: z.url({ protocol: /^https?$/ }).max(300),
  timezone: z.string().refine(isTimezone, 'Not a time zone, such as Europe/Berlin.'),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'A time looks like 08:30.'),
  date: z.iso.date(),
  colour: z.string().regex(/^#[0-9a-f]{6}$/i, 'A colour looks like #2456e6.'),
  picture: z.url({ protocol: /^https$/ }).max(500),
  wordName: z
    .string()
    .regex(
      /^[a-zA-Z]{1,40}(?:\.(?:zero|one|two|few|many|other))?$/,
      'A word of the widget is named like send or left.one.',
    ),
  origin: z
    .string()
    .max(300)
    .refine(isOriginEntry, 'An origin looks like https://www.example.com or https://*.example.com.'),
}

/** For what goes out: what was stored under yesterday's rules must still be readable under today's. */
const anyText: Rules = {
  text: () => z.string(),
  phrases: z.array(z.string()),
  phone: z.string(),
  email: z.string(),
  website: z.string(),
  timezone: z.string(),
  time: z.string(),
  date: z.string(),
  colour: z.string(),
  picture: z.string(),
  wordName: z.string(),
  origin: z.string(),
}

const weekday = z.union([
  z.literal([1, 2, 3, 4, 5, 6, 7]) as z.ZodType<Weekday>,
  z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']),
])

function businessShape(rule: Rules) {
  const exception = z.object({
    date: rule.date,
    closed: z.boolean().exactOptional(),
    open: rule.time.exactOptional(),
    close: rule.time.exactOptional(),
    note: rule.text(200).exactOptional(),
  })
  const service = z.object({
    name: rule.text(120),
    price: rule.text(80).exactOptional(),
    duration_minutes: z.int().min(1).max(100_000).exactOptional(),
    description: rule.text(500).exactOptional(),
  })
  return z.object({
    name: rule.text(120),
    owner_name: rule.text(120).exactOptional(),
    phone: rule.phone.exactOptional(),
    email: rule.email.exactOptional(),
    address: rule.text(300).exactOptional(),
    website: rule.website.exactOptional(),
    description: rule.text(1_000).exactOptional(),
    timezone: rule.timezone,
    hours: z
      .array(z.object({ days: z.array(weekday).min(1).max(7), open: rule.time, close: rule.time }))
      .max(50),
    exceptions: z.array(exception).max(400),
    services: z.array(service).max(200),
    emergency_phone: rule.phone.exactOptional(),
    privacy_url: rule.website.exactOptional(),
  })
}

export const intentName = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,59}$/, 'A name has small letters, digits and _ only, for example book_visit.')

const localeName = z
  .string()
  .max(20)
  .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}$/, 'A language looks like de or pt-BR.')

function intentShape(rule: Rules) {
  return {
    phrases: rule.phrases,
    reply: rule.text(4_000).exactOptional(),
    replies: z.record(localeName, rule.text(4_000)).exactOptional(),
    action: z.enum(['reply', 'handoff']).exactOptional(),
    blocks: blocksSchema.exactOptional(),
  }
}

function ownTextsShape(rule: Rules) {
  return z.object({
    greeting: rule.text(500).exactOptional(),
    launcher_label: rule.text(40).exactOptional(),
    teaser: rule.text(200).exactOptional(),
    suggestions: z.array(rule.text(80)).max(4).exactOptional(),
    words: z.record(rule.wordName, rule.text(300)).exactOptional(),
  })
}

function configShape(rule: Rules) {
  return z.object({
    business: businessShape(rule),
    greeting: rule.text(500),
    appearance: z.object({
      accent: rule.colour,
      position: z.enum(['right', 'left']),
      theme: z.enum(['auto', 'light', 'dark']),
      launcher_label: rule.text(40).exactOptional(),
      teaser: z
        .object({ text: rule.text(120), after_ms: z.int().min(0).max(600_000).exactOptional() })
        .exactOptional(),
      radius: z.int().min(0).max(40).exactOptional(),
      font: z.enum(['system', 'inherit']).exactOptional(),
      avatar: rule.picture.exactOptional(),
      name: rule.text(120).exactOptional(),
      language: localeName.exactOptional(),
      locale: localeName.exactOptional(),
      texts: z.record(localeName, ownTextsShape(rule)).exactOptional(),
    }),
    allowed_origins: z.array(rule.origin).max(100),
    model: z.object({
      enabled: z.boolean(),
      model: rule.text(100).exactOptional(),
      instructions: rule.text(4_000).exactOptional(),
      redact: z.boolean().exactOptional(),
      daily_token_cap: z.int().min(0).max(1_000_000_000).exactOptional(),
    }),
    attachments: z.boolean().exactOptional(),
    prechat: prechatSchema.exactOptional(),
    intents: z.record(intentName, z.object(intentShape(rule))),
  })
}

/** A configuration as it may be written. */
export const configSchema = configShape(rules).superRefine(({ intents }, context) => {
  const problem = tooMuchOf(intents)
  if (problem) context.addIssue({ code: 'custom', path: ['intents'], message: problem })
}) satisfies z.ZodType<BotConfig>
/** A configuration as it is read. */
export const storedConfig = configShape(anyText) satisfies z.ZodType<BotConfig>
/** An intent as it may be written, beside its name. */
export const intentBody = intentShape(rules)
/** An intent as it is read. */
export const storedIntent = intentShape(anyText)

/** A phrase is one line, however it was pasted. */
function oneLine(phrase: string): string {
  return phrase.replace(/\s+/g, ' ').trim()
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
