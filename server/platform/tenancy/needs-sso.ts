/** Who a business lets in through its own provider only, as a part of queries over `members`. */
import { sql } from 'kysely'

/** The business asks for its provider. Owners come in by password too: nobody else could mend what is set wrong. */
export const needsSso = sql<boolean>`(
  members.role <> 'owner'
  and exists (select from sso_settings sso where sso.tenant_id = members.tenant_id and sso.required)
)`

/** It does, and the session of `sessions` came another way. */
export const isClosedToSession = sql<boolean>`(
  ${needsSso} and sessions.sso_tenant_id is distinct from members.tenant_id
)`
