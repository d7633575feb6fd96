/** Shows members the last proof that businesses are kept apart, as `npm run prove-isolation` left it. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { IsolationAnswer, IsolationProof } from '#wire'
import { type AnyRoute, tenantRoute } from '../../platform/http/route.ts'

const count = z.int().min(0)
const isolationProof = z.object({
  at: z.iso.datetime(),
  version: z.string(),
  businesses: count,
  probes: count,
  leaks: count,
  leaks_without_first_wall: count,
  leaks_without_second_wall: count,
  leaks_without_both: count,
  tables: count,
  tables_noticed: count,
}) satisfies z.ZodType<IsolationProof>

/** Name of the file in the data directory. */
export const isolationProofFile = 'isolation-proof.json'

export function isolationRoutes({ dataDir }: { dataDir: string }): AnyRoute[] {
  return [
    tenantRoute({
      name: 'getIsolationProof',
      method: 'GET',
      path: '/api/v1/security/isolation',
      summary: 'The last proof that businesses of this installation are kept apart',
      access: { role: 'viewer' },
      response: z.object({ proof: isolationProof.nullable() }) satisfies z.ZodType<IsolationAnswer>,
      handle: async () => ({ proof: await readProof(join(dataDir, isolationProofFile)) }),
    }),
  ]
}

/** Null where there is none, or none that can be read. */
async function readProof(path: string): Promise<IsolationProof | null> {
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) return null
  const parsed = isolationProof.safeParse(jsonOf(text))
  return parsed.success ? parsed.data : null
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
