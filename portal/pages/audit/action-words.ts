/** What is done in a business, in words: by the name under which the audit log keeps it. */

/** As the end of "Ada …". */
const words: Record<string, string> = {
  putConfig: 'changed the settings of the bot',
  createArticle: 'wrote an article',
  createAttachment: 'uploaded a file for a conversation',
  updateArticle: 'changed an article',
  deleteArticle: 'deleted an article',
  createIntent: 'made an intent',
  putIntent: 'set an intent',
  updateIntent: 'changed an intent',
  deleteIntent: 'deleted an intent',
  addPhrases: 'added phrases to an intent',
  createApiKey: 'made an API key',
  createIdentitySecret: 'made an identity secret',
  revokeIdentitySecret: 'revoked an identity secret',
  updateIdentity: 'changed how visitors are recognized',
  updateApiKey: 'changed an API key',
  rotateApiKey: 'gave an API key a new secret',
  revokeApiKey: 'revoked an API key',
  createAccountToken: 'made an account token',
  revokeAccountToken: 'revoked an account token',
  createInvitation: 'invited somebody',
  resendInvitation: 'sent an invitation again',
  revokeInvitation: 'withdrew an invitation',
  updateMember: 'changed a role',
  removeMember: 'removed a member',
  transferOwnership: 'handed over the ownership',
  leaveTenant: 'left the team',
  updateOrganisation: 'changed the business',
  deleteOrganisation: 'deleted the business',
  switchTenant: 'opened the business',
  putSso: 'set up single sign-on',
  deleteSso: 'removed single sign-on',
  verifySsoDomain: 'checked a mail domain',
  logInBySso: 'signed in through the company',
  ssoRefused: 'refused a sign-in through the company',
  verifyAuditLog: 'verified the audit log',
  setAuditRetention: 'changed how long the audit log is kept',
  auditLogCut: 'cut off entries that were too old',
  ssoDomainLost: 'stopped trusting a mail domain',
  'session.opened': 'signed in',
  'session.refused': 'was refused at the log-in',
  'sessions.ended': 'ended sessions',
  'account.locked': 'was locked out after wrong tries',
  'password.changed': 'changed the password',
  'password.reset': 'reset the password by mail',
  'email.verified': 'proved the address',
  'second_factor.on': 'switched two-step sign-in on',
  'second_factor.off': 'switched two-step sign-in off',
  'recovery_code.used': 'signed in with a recovery code',
  'recovery_codes.renewed': 'made new recovery codes',
  'tenant.created': 'made the business',
  'tenant.changed': 'changed plan, name or trial',
  'tenant.suspended': 'suspended the business',
  'tenant.resumed': 'let the business go on',
  'tenant.deleted': 'deleted the business',
  'view.started': 'began to look into the business',
  'view.read': 'looked at a page',
  'view.ended': 'stopped looking',
}

/** "made an API key"; what has no words yet is told by its name, taken apart. */
export function tellAction(action: string): string {
  return (
    words[action] ??
    action.replace(/[._]/g, ' ').replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  )
}

/** For a list to choose from, by words. */
export const actionOptions = Object.keys(words)
  .map((value) => ({ value, label: capital(tellAction(value)) }))
  .sort((one, other) => one.label.localeCompare(other.label))

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
