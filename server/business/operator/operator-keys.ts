/** Where the operator's calls keep what they answered under an Idempotency-Key. */
import type { KeyStore } from '../../platform/http/key-store.ts'
import type { Directory } from '../../platform/tenancy/directory.ts'

export function operatorKeys(directory: Directory): KeyStore {
  return {
    forgetOld: directory.forgetOperatorKeys,
    claim: directory.claimOperatorKey,
    find: directory.findOperatorKey,
    keep: directory.keepOperatorKey,
    release: directory.releaseOperatorKey,
  }
}
