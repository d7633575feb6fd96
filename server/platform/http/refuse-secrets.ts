/**
 * Refuses secrets in an address: there they end up in logs, histories and Referer headers. The public account token, which
 * web pages print, is none.
 */
import type { RequestHandler } from 'express'
import { AppError } from '../../errors.ts'

/** API keys, webhook secrets, keys of other vendors in our forms, and signed tokens. */
const secret =
  /^(?:Bearer\s+)?(?:dk_[0-9A-Za-z]{20,}|whsec_\S{16,}|sk[-_]\S{16,}|ey[\w-]{8,}\.ey[\w-]{8,}\.[\w-]+)$/i

export const refuseSecrets: RequestHandler = (req, _res, next) => {
  const values = Object.values(req.query).flat()
  next(values.some((value) => secret.test(String(value).trim())) ? new AppError('secret_in_url') : undefined)
}
