/** What each REST call takes and gives, by its name in the table of routes. */
import type {
  AccountToken,
  ApiKey,
  ApiKeyChange,
  ApiKeyRequest,
  ApiKeyRotation,
  Article,
  ArticleRequest,
  Attachment,
  AttachmentLink,
  Bot,
  BotConfig,
  BuiltInIntent,
  Conversation,
  DetectRequest,
  DetectResponse,
  Feedback,
  Industry,
  Intent,
  IntentChange,
  IntentRequest,
  IntentReview,
  Invitation,
  InvitationAcceptance,
  InvitationAccepted,
  InvitationPreview,
  InvitationRequest,
  InvitationResend,
  InvitationToken,
  IsolationAnswer,
  Lead,
  LoginAnswer,
  LoginRequest,
  LoginResponse,
  MagicLinkConfirmation,
  MagicLinkRequest,
  Me,
  Member,
  MemberChange,
  Message,
  MfaRequest,
  NewApiKey,
  NewInvitation,
  NewTenant,
  Organisation,
  OrganisationChange,
  OrganisationDeletion,
  Page,
  PasswordChangeRequest,
  PasswordCheck,
  PasswordResetConfirmation,
  PasswordResetRequest,
  PersonSession,
  PlaygroundRequest,
  PlaygroundResponse,
  RecoveryCodes,
  SeenOrigin,
  SignupRequest,
  SignupResponse,
  TenantRequest,
  TotpConfirmation,
  TotpEnrolment,
  TotpEnrolmentRequest,
  TotpProof,
  TotpState,
  Trace,
  VerifyEmailRequest,
  VerifyEmailResponse,
} from '#wire'
import type { AdminCalls } from './admin-calls.ts'
import type { TrustCalls } from './trust-calls.ts'

interface PageQuery {
  limit?: number
  cursor?: string
}

/** A link that is null is taken away. */
export type ArticleChange = Partial<Omit<ArticleRequest, 'url'>> & { url?: string | null }

export type Detection = DetectResponse

/** Call name to its path parameters, query, body and answer. */
export interface Calls extends AdminCalls, TrustCalls {
  signUp: { body: SignupRequest; answer: SignupResponse }
  logIn: { body: LoginRequest; answer: LoginAnswer }
  refresh: { answer: LoginResponse }
  logOut: { answer: undefined }
  switchTenant: { body: { tenant_id: string }; answer: LoginResponse }
  logInWithCode: { body: MfaRequest; answer: LoginResponse }
  requestMagicLink: { body: MagicLinkRequest; answer: undefined }
  logInWithLink: { body: MagicLinkConfirmation; answer: LoginAnswer }
  verifyEmail: { body: VerifyEmailRequest; answer: VerifyEmailResponse }
  resendVerification: { answer: undefined }
  requestPasswordReset: { body: PasswordResetRequest; answer: undefined }
  resetPassword: { body: PasswordResetConfirmation; answer: undefined }
  changePassword: { body: PasswordChangeRequest; answer: undefined }
  listSessions: { answer: { data: PersonSession[] } }
  endSession: { params: { id: string }; answer: undefined }
  endOtherSessions: { answer: { ended: number } }
  logOutEverywhere: { answer: { ended: number } }
  getTotp: { answer: TotpState }
  enrolTotp: { body: TotpEnrolmentRequest; answer: TotpEnrolment }
  confirmTotp: { body: TotpConfirmation; answer: RecoveryCodes }
  disableTotp: { body: TotpProof; answer: undefined }
  renewRecoveryCodes: { body: TotpProof; answer: RecoveryCodes }
  getMe: { answer: Me }
  getIsolationProof: { answer: IsolationAnswer }
  listBots: { answer: { data: Bot[] } }
  getConfig: { answer: BotConfig }
  putConfig: { body: BotConfig; answer: BotConfig }
  listArticles: { query: PageQuery & { q?: string }; answer: Page<Article> }
  createArticle: { body: ArticleRequest; answer: Article }
  getArticle: { params: { id: string }; answer: Article }
  updateArticle: { params: { id: string }; body: ArticleChange; answer: Article }
  deleteArticle: { params: { id: string }; answer: undefined }
  listIntents: { query: PageQuery & { q?: string }; answer: Page<Intent> }
  createIntent: { body: IntentRequest; answer: Intent }
  getIntent: { params: { name: string }; answer: Intent }
  updateIntent: { params: { name: string }; body: IntentChange; answer: Intent }
  deleteIntent: { params: { name: string }; answer: undefined }
  addPhrases: { params: { name: string }; body: { phrases: string[] }; answer: Intent }
  detectIntent: { body: DetectRequest; answer: Detection }
  listBuiltInIntents: { answer: { data: BuiltInIntent[] } }
  reviewIntents: { answer: IntentReview }
  askPlayground: { body: PlaygroundRequest; answer: PlaygroundResponse }
  listSeenOrigins: { answer: { data: SeenOrigin[] } }
  listApiKeys: { query: PageQuery; answer: Page<ApiKey> }
  createApiKey: { body: ApiKeyRequest; answer: NewApiKey }
  updateApiKey: { params: { id: string }; body: ApiKeyChange; answer: ApiKey }
  rotateApiKey: { params: { id: string }; body: ApiKeyRotation; answer: NewApiKey }
  revokeApiKey: { params: { id: string }; answer: undefined }
  listAccountTokens: { answer: { data: AccountToken[] } }
  createAccountToken: { answer: AccountToken }
  revokeAccountToken: { params: { id: string }; answer: undefined }
  listMembers: { query: PageQuery; answer: Page<Member> }
  updateMember: { params: { id: string }; body: MemberChange; answer: Member }
  removeMember: { params: { id: string }; answer: undefined }
  transferOwnership: { params: { id: string }; body: PasswordCheck; answer: undefined }
  leaveTenant: { answer: undefined }
  listInvitations: { query: PageQuery; answer: Page<Invitation> }
  createInvitation: { body: InvitationRequest; answer: NewInvitation }
  resendInvitation: { params: { id: string }; body: InvitationResend; answer: NewInvitation }
  revokeInvitation: { params: { id: string }; answer: undefined }
  previewInvitation: { body: InvitationToken; answer: InvitationPreview }
  acceptInvitation: { body: InvitationAcceptance; answer: InvitationAccepted }
  joinTenant: { body: InvitationToken; answer: InvitationAccepted }
  getOrganisation: { answer: Organisation }
  updateOrganisation: { body: OrganisationChange; answer: Organisation }
  deleteOrganisation: { body: OrganisationDeletion; answer: undefined }
  createTenant: { body: TenantRequest; answer: NewTenant }
  listIndustries: { answer: { data: Industry[] } }
  listConversations: { query: PageQuery & { status?: 'open' | 'closed' }; answer: Page<Conversation> }
  listMessages: { params: { id: string }; query: { after?: number; limit?: number }; answer: Page<Message> }
  listFeedback: { query: PageQuery & { value?: '1' | '-1' }; answer: Page<Feedback> }
  listLeads: { query: PageQuery & { purpose?: Lead['purpose'] }; answer: Page<Lead> }
  exportLeads: { query: { purpose?: Lead['purpose'] }; answer: string }
  getAttachment: { params: { id: string }; answer: Attachment & AttachmentLink & { message_id: string } }
  getTrace: { params: { id: string }; query: { turn: string }; answer: Trace }
}

export type CallName = keyof Calls
/** Everything of a call but its answer. */
export type CallInput<N extends CallName> = Omit<Calls[N], 'answer'>
export type CallAnswer<N extends CallName> = Calls[N]['answer']
