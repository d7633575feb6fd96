/**
 * The closed list of look-ups across tenants: what must be known before a tenant is, and what serves all of them.
 * Runs as the role `deskbell_directory`, which reaches the tables named in these look-ups and no others.
 */
import type { Store } from '../store/open-store.ts'
import { scopedKysely } from '../store/scoped-kysely.ts'
import { accountLookUps } from './account-directory.ts'
import { accountMailLookUps } from './account-mail-directory.ts'
import { adminLookUps } from './admin-directory.ts'
import { auditLookUps } from './audit-directory.ts'
import { credentialLookUps } from './credential-directory.ts'
import { dataKeyLookUps } from './data-key-directory.ts'
import { deadJobLookUps } from './dead-job-directory.ts'
import { erasureLookUps } from './erasure-directory.ts'
import { fileLookUps } from './file-directory.ts'
import { guessLookUps } from './guess-directory.ts'
import { installationLookUps } from './installation-directory.ts'
import { invitationLookUps } from './invitation-directory.ts'
import { jobLookUps } from './job-directory.ts'
import { operatorLookUps } from './operator-directory.ts'
import { outboxLookUps } from './outbox-directory.ts'
import { peopleLookUps } from './people-directory.ts'
import { personSessionLookUps } from './person-session-directory.ts'
import { secondFactorLookUps } from './second-factor-directory.ts'
import { sessionLookUps } from './session-directory.ts'
import { signInLookUps } from './sign-in-directory.ts'
import { ssoLookUps } from './sso-directory.ts'
import { teamLookUps } from './team-directory.ts'
import { viewLookUps } from './view-directory.ts'
import { workLookUps } from './work-directory.ts'

export type Directory = ReturnType<typeof openDirectory>

export function openDirectory(store: Store) {
  const db = scopedKysely(store, 'directory')
  return {
    ...credentialLookUps(db),
    ...accountLookUps(db),
    ...peopleLookUps(db),
    ...sessionLookUps(db),
    ...teamLookUps(db),
    ...invitationLookUps(db),
    ...personSessionLookUps(db),
    ...signInLookUps(db),
    ...accountMailLookUps(db),
    ...guessLookUps(db),
    ...secondFactorLookUps(db),
    ...workLookUps(db),
    ...outboxLookUps(db),
    ...jobLookUps(db),
    ...deadJobLookUps(db),
    ...installationLookUps(db),
    ...adminLookUps(db),
    ...peopleLookUps(db),
    ...viewLookUps(db),
    ...operatorLookUps(db),
    ...erasureLookUps(db),
    ...dataKeyLookUps(db),
    ...ssoLookUps(db),
    ...auditLookUps(db),
    ...fileLookUps(db),
  }
}
