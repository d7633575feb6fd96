/** What may be said of a visitor, whoever says it: a page, or a token. */
import { z } from 'zod'
import type { ContextRequest, IdentityRequest, VisitorAttributes, VisitorUser } from '#wire'
import { flatObject } from '../http/flat-object.ts'
import { lineOfText } from '../http/line-of-text.ts'
import { storable } from '../http/text-schema.ts'

/** Of what a page tells of a conversation. */
export const contextBounds = { entries: 40, text: 1_000, total: 6_000 }
const customBounds = { entries: 20, text: 500, total: 3_000 }

const attributes = {
  email: lineOfText(320)
    .refine((text) => /^[^\s@]+@[^\s@]+$/.test(text), 'Not an e-mail address.')
    .exactOptional(),
  name: lineOfText(200).exactOptional(),
  phone: lineOfText(50).exactOptional(),
  company: lineOfText(200).exactOptional(),
  avatar: z
    .url({ protocol: /^https?$/ })
    .max(1_000)
    .exactOptional(),
  custom: flatObject(customBounds).exactOptional(),
}

/** Id of a person in the system of the business: kept to the letter. */
const externalId = storable(200).min(1)

/** The claims of a token that say who somebody is; it may have others. */
export const identityClaims = z.object({ sub: externalId, ...attributes }) satisfies z.ZodType<
  VisitorAttributes & { sub: string }
>

const visitorUser = z.strictObject({
  id: externalId.exactOptional(),
  ...attributes,
}) satisfies z.ZodType<VisitorUser>

/** The fields of a handshake and of `identify`. */
export const identityShape = {
  identity_token: z.string().max(6_000).exactOptional(),
  user: visitorUser.exactOptional(),
  user_hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'Must be the HMAC-SHA256 of user.id in hex: 64 digits.')
    .exactOptional(),
}
export const identityRequest = z.strictObject(identityShape) satisfies z.ZodType<IdentityRequest>

/** The fields of a handshake and of `context`. */
export const contextShape = {
  context: flatObject(contextBounds).exactOptional(),
  page: storable(2_000).exactOptional(),
  page_title: storable(300).exactOptional(),
  referrer: storable(253).exactOptional(),
  locale: storable(35).exactOptional(),
}
export const contextRequest = z.strictObject(contextShape) satisfies z.ZodType<ContextRequest>
/** What of it a handshake tells, beside who comes. */
export const contextWithin = z.object(contextShape) satisfies z.ZodType<ContextRequest>
