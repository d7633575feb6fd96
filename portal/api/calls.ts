/** What each REST call takes and gives, by its name in the table of routes. */
import type {
  ApiKey,
  ApiKeyRequest,
  Article,
  ArticleRequest,
  Bot,
  BotConfig,
  BuiltInIntent,
  Conversation,
  DetectRequest,
  DetectResponse,
  Intent,
  IntentChange,
  IntentRequest,
  IntentReview,
  LoginRequest,
  LoginResponse,
  Me,
  Message,
  NewApiKey,
  Page,
  PlaygroundRequest,
  PlaygroundResponse,
  SeenOrigin,
  SignupRequest,
  SignupResponse,
  Trace,
} from '#wire'

interface PageQuery {
  limit?: number
  cursor?: string
}

/** A link that is null is taken away. */
export type ArticleChange = Partial<Omit<ArticleRequest, 'url'>> & { url?: string | null }

export type Detection = DetectResponse

/** Call name to its path parameters, query, body and answer. */
export interface Calls {
  signUp: { body: SignupRequest; answer: SignupResponse }
  logIn: { body: LoginRequest; answer: LoginResponse }
  refresh: { answer: LoginResponse }
  logOut: { answer: undefined }
  switchTenant: { body: { tenant_id: string }; answer: LoginResponse }
  getMe: { answer: Me }
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
  revokeApiKey: { params: { id: string }; answer: undefined }
  listConversations: { query: PageQuery & { status?: 'open' | 'closed' }; answer: Page<Conversation> }
  listMessages: { params: { id: string }; query: { after?: number; limit?: number }; answer: Page<Message> }
  getTrace: { params: { id: string }; query: { turn: string }; answer: Trace }
}

export type CallName = keyof Calls
/** Everything of a call but its answer. */
export type CallInput<N extends CallName> = Omit<Calls[N], 'answer'>
export type CallAnswer<N extends CallName> = Calls[N]['answer']
