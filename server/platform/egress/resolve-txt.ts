/** TXT records of a name, as the public DNS has them. */
import { Resolver } from 'node:dns/promises'

/** None when the name has none or does not exist; null when nobody can be asked about it. */
export async function resolveTxt(name: string): Promise<string[] | null> {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 })
  const records = await resolver.resolveTxt(name).catch((cause: NodeJS.ErrnoException) => {
    return cause.code === 'ENOTFOUND' || cause.code === 'ENODATA' ? [] : null
  })
  return records?.map((pieces) => pieces.join('')) ?? null
}
