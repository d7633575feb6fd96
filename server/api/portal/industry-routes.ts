/** Lines of business with what is usual in them. */
import { z } from 'zod'
import type { Industry } from '#wire'
import { industryTemplates } from '../../brain/bots/industry-templates/industry-templates.ts'
import { type AnyRoute, publicRoute } from '../../platform/http/route.ts'
import { storedConfig } from './config-schema.ts'

const { hours, services } = storedConfig.shape.business.shape

const industry = z.object({
  id: z.string(),
  name: z.string(),
  hours,
  services,
  greeting: z.string(),
  articles: z.array(z.object({ question: z.string(), hint: z.string() })),
}) satisfies z.ZodType<Industry>

/** Open to all: sign-up offers them. */
export function industryRoutes(): AnyRoute[] {
  return [
    publicRoute({
      name: 'listIndustries',
      method: 'GET',
      path: '/api/v1/industries',
      summary:
        'Lines of business with what is usual in them: hours and services to confirm, articles to fill in',
      response: z.object({ data: z.array(industry) }),
      handle: async () => ({ data: [...industryTemplates] }),
    }),
  ]
}
