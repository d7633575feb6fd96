/** `/protocol.json`: the socket events with their schemas, the limits, and who may do what. Made from what validates. */

import { schemaOf } from '../../platform/http/describe-routes.ts'
import { type AnyRoute, describeAccess } from '../../platform/http/route.ts'
import type { LimitName, LimitOverrides } from '../../platform/limits/open-limits.ts'
import { builtInLimits } from '../../platform/limits/open-limits.ts'
import type { EventSpec } from '../../platform/sockets/on-event.ts'

export interface ProtocolParts {
  version: string
  routes: readonly AnyRoute[]
  namespaces: Record<string, readonly EventSpec[]>
  limits: LimitOverrides
}

export function protocolDocument({ version, routes, namespaces, limits }: ProtocolParts): object {
  return {
    version,
    socket_path: '/socket.io',
    namespaces: Object.fromEntries(
      Object.entries(namespaces).map(([name, events]) => [
        name,
        events.map((event) => ({
          name: event.name,
          summary: event.summary,
          ...(event.role && { role: event.role }),
          payload: schemaOf(event.schema, 'input'),
        })),
      ]),
    ),
    limits: Object.fromEntries(
      (Object.keys(builtInLimits) as LimitName[]).map((name) => [name, limits[name] ?? builtInLimits[name]]),
    ),
    roles: routes.map((route) => {
      const { name, method, path } = route
      return { name, method, path, ...describeAccess(route) }
    }),
  }
}
