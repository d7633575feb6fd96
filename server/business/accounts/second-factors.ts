/** Two-step sign-in: codes of an authenticator app, and recovery codes for the day it is lost. */
import { randomBytes } from 'node:crypto'
import { AppError } from '../../errors.ts'
import { hashSecret } from './hash-secret.ts'
import type { SignInOutside } from './sign-in-parts.ts'
import { matchTotp, newTotpSecret, otpauthUri, toBase32 } from './totp.ts'

export interface SecondFactors {
  state(
    userId: string,
  ): Promise<{ enabled: boolean; confirmed_at: string | null; recovery_codes_left: number }>
  /** A new secret, which counts once its first code was given. @throws `second_factor_on` */
  offer(user: { id: string; email: string }): Promise<{ secret: string; uri: string }>
  /** @returns the recovery codes, shown only here; null when the code is wrong */
  confirm(userId: string, code: string): Promise<string[] | null>
  /** Uses up a code of the app or a recovery code; null when it is neither. */
  take(userId: string, code: string): Promise<'code' | 'recovery_code' | null>
  /** New recovery codes instead of the old ones. @returns null when there is no second factor */
  renewCodes(userId: string): Promise<string[] | null>
  drop(userId: string): Promise<void>
}

const recoveryCodes = 10

export function openSecondFactors({
  directory,
  vault,
}: Pick<SignInOutside, 'directory' | 'vault'>): SecondFactors {
  const clear = (userId: string, sealed: string) => vault.open(placeOf(userId), sealed)
  return {
    state: async (userId) => {
      const factor = await directory.secondFactor(userId)
      const enabled = Boolean(factor?.confirmed_at)
      const left = enabled ? Number(factor?.codes_left ?? 0) : 0
      return { enabled, confirmed_at: factor?.confirmed_at ?? null, recovery_codes_left: left }
    },
    offer: async ({ id, email }) => {
      const secret = newTotpSecret()
      const isKept = await directory.offerFactor(id, await vault.seal(placeOf(id), secret))
      if (!isKept) throw new AppError('second_factor_on')
      return { secret, uri: otpauthUri(secret, email) }
    },
    confirm: async (userId, code) => {
      const offered = await directory.secondFactor(userId)
      if (!offered || offered.confirmed_at) return null
      const step = matchTotp(await clear(userId, offered.secret), code)
      if (step === null) return null
      const codes = newCodes()
      const confirmed = { userId, secret: offered.secret, step, codeHashes: codes.map(hashOf) }
      return (await directory.confirmFactor(confirmed)) ? codes : null
    },
    take: async (userId, code) => {
      const factor = await directory.secondFactor(userId)
      if (!factor?.confirmed_at) return null
      if (!/^\d{6}$/.test(code)) {
        return (await directory.takeRecoveryCode(userId, hashOf(code))) ? 'recovery_code' : null
      }
      const step = matchTotp(await clear(userId, factor.secret), code)
      return step !== null && (await directory.takeStep(userId, step)) ? 'code' : null
    },
    renewCodes: async (userId) => {
      const factor = await directory.secondFactor(userId)
      if (!factor?.confirmed_at) return null
      const codes = newCodes()
      await directory.replaceRecoveryCodes(userId, codes.map(hashOf))
      return codes
    },
    drop: directory.dropFactor,
  }
}

function placeOf(userId: string) {
  return { tenantId: 'user', table: 'second_factors', column: 'secret', row: userId }
}

/** 80 bits each, so that a plain hash keeps them; in groups, as people copy them from paper. */
function newCodes(): string[] {
  return Array.from({ length: recoveryCodes }, () =>
    toBase32(randomBytes(10))
      .toLowerCase()
      .replace(/.{4}(?=.)/g, '$&-'),
  )
}

/** People leave dashes out and write capitals; 0 and 1 are no letters of base 32, so that they can only be O and I. */
function hashOf(code: string): string {
  const letters = code.toLowerCase().replace(/[\s-]/g, '')
  return hashSecret(letters.replaceAll('0', 'o').replaceAll('1', 'i'))
}
