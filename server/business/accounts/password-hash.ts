/** Turns passwords into hashes that say how they were made, so that older ones stay good when the cost rises. */
// The default import: an older Node without argon2 would refuse a named one.
import crypto, { randomBytes, type ScryptOptions, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/** OWASP's least for argon2id: 19 MiB, two passes, one lane. */
const argon2Cost = { memory: 19_456, passes: 2, parallelism: 1 }
/** Used by a Node that has no argon2; 32 MiB, three lanes. */
const scryptCost = { cost: 2 ** 15, blockSize: 8, parallelization: 3 }
const hashBytes = 32
const form = /^\$(argon2id\$v=19|scrypt)\$([a-z]+=\d+(?:,[a-z]+=\d+)*)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

/** A hash in the PHC form `$name$parameters$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  if (typeof crypto.argon2 === 'function') {
    const { memory, passes, parallelism } = argon2Cost
    const hash = await argon2id(password, salt, argon2Cost)
    return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(hash)}`
  }
  const { cost, blockSize, parallelization } = scryptCost
  const hash = await scrypt(password, salt, scryptCost)
  return `$scrypt$ln=${Math.log2(cost)},r=${blockSize},p=${parallelization}$${unpadded(salt)}$${unpadded(hash)}`
}

/** Whether `password` is the one behind `hash`; takes the same time for every wrong one. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [, name, parameters = '', salt = '', expected = ''] = hash.match(form) ?? []
  if (!name) throw new Error('a stored password hash has an unknown form')
  const costs = new Map(parameters.split(',').map((pair) => pair.split('=') as [string, string]))
  const cost = (letter: string) => Number(costs.get(letter))
  const saltBytes = Buffer.from(salt, 'base64')
  const actual = name.startsWith('argon2id')
    ? await argon2id(password, saltBytes, { memory: cost('m'), passes: cost('t'), parallelism: cost('p') })
    : await scrypt(password, saltBytes, {
        cost: 2 ** cost('ln'),
        blockSize: cost('r'),
        parallelization: cost('p'),
      })
  return timingSafeEqual(actual, Buffer.from(expected, 'base64'))
}

function argon2id(password: string, nonce: Buffer, cost: typeof argon2Cost): Promise<Buffer> {
  const parameters = { message: plain(password), nonce, tagLength: hashBytes, ...cost }
  return new Promise((resolve, reject) => {
    crypto.argon2('argon2id', parameters, (failure, hash) => (failure ? reject(failure) : resolve(hash)))
  })
}

const deriveScrypt = promisify<string, Buffer, number, ScryptOptions, Buffer>(crypto.scrypt)

function scrypt(password: string, salt: Buffer, cost: typeof scryptCost): Promise<Buffer> {
  const maxmem = 256 * cost.cost * cost.blockSize
  return deriveScrypt(plain(password), salt, hashBytes, { ...cost, maxmem })
}

/** Keyboards differ in how they compose letters; the person typed the same. */
function plain(password: string): string {
  return password.normalize('NFKC')
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
