/** What we sign is a token for every implementation, and says what it should. */
import jwt from 'jsonwebtoken'
import { expect, it } from 'vitest'
import { signIdentity } from './sign-identity.ts'

const secret = 'ids_a secret for tests: öß字'

it('signs what another implementation accepts', async () => {
  const user = { id: '42', email: 'ada@example.com', name: 'Ada Löwe 字', custom: { plan: 'pro', seats: 3 } }
  const token = await signIdentity(user, secret, { keyId: 'ik_1' })
  const { header, payload } = jwt.verify(token, secret, {
    algorithms: ['HS256'],
    audience: 'deskbell',
    complete: true,
  })
  expect(header).toEqual({ alg: 'HS256', typ: 'JWT', kid: 'ik_1' })
  const { id, ...claims } = user
  expect(payload).toMatchObject({ ...claims, sub: id })
})

it('lives an hour, or as long as it is told', async () => {
  const lifeOf = async (options?: { expiresIn: number }) => {
    const { exp = 0, iat = 0 } = jwt.decode(
      await signIdentity({ id: '42' }, secret, options),
    ) as jwt.JwtPayload
    return exp - iat
  }
  expect(await lifeOf()).toBe(3600)
  expect(await lifeOf({ expiresIn: 60 })).toBe(60)
  expect(await lifeOf({ expiresIn: 86_400 })).toBe(86_400)
})

it('is the very signature of another implementation', async () => {
  for (let length = 0; length < 40; length += 1) {
    const token = await signIdentity({ id: 'x'.repeat(length + 1) }, secret)
    const [head = '', body = ''] = token.split('.')
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString())
    const again = jwt.sign(claims, secret, { header: JSON.parse(Buffer.from(head, 'base64url').toString()) })
    expect(again).toBe(token)
  }
})

it('does not come to be under another secret', async () => {
  const token = await signIdentity({ id: '42' }, secret)
  expect(() => jwt.verify(token, 'another')).toThrow('invalid signature')
})

it.each([0, -1, 86_401, Number.NaN])('refuses to sign for %s seconds', async (expiresIn) => {
  await expect(signIdentity({ id: '42' }, secret, { expiresIn })).rejects.toThrow(RangeError)
})

it('refuses to sign for nobody', async () => {
  await expect(signIdentity({ id: '' }, secret)).rejects.toThrow('user.id')
})
