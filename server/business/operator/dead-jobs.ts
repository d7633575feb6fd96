/** Jobs that failed for the last time: the operator sees them, gives them another chance, or gives them up. */
import type { AdminDeadJob } from '#wire'
import { AppError } from '../../errors.ts'
import { noteDeed } from './operator-book.ts'
import type { Acting, OperatorParts } from './operator-parts.ts'

/** The latest first. @param after id of the last one seen */
export async function listDeadJobs(
  { jobs, directory }: OperatorParts,
  limit: number,
  after: string | undefined,
): Promise<AdminDeadJob[]> {
  const dead = await jobs.listDead(limit, after)
  const ids = [...new Set(dead.flatMap(({ tenant_id }) => tenant_id ?? []))]
  const tenants = await Promise.all(ids.map(directory.tenantForAdmin))
  const names = new Map(tenants.flatMap((tenant) => (tenant ? [[tenant.id, tenant.name] as const] : [])))
  return dead.map(({ payload: _, ...job }) => ({
    ...job,
    tenant_name: (job.tenant_id && names.get(job.tenant_id)) ?? null,
  }))
}

/** It has all its tries again. @throws `not_found` */
export async function retryJob(parts: OperatorParts, id: string, acting: Acting): Promise<void> {
  if (!(await parts.jobs.retryDead(id))) throw new AppError('not_found')
  await noteDeed(parts.directory, { action: 'job.retried', target: { type: 'job', id } }, acting)
}

/** @throws `not_found` */
export async function discardJob(parts: OperatorParts, id: string, acting: Acting): Promise<void> {
  if (!(await parts.jobs.discardDead(id))) throw new AppError('not_found')
  await noteDeed(parts.directory, { action: 'job.discarded', target: { type: 'job', id } }, acting)
}
