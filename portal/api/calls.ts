/** What each REST call takes and gives, by its name in the table of routes. */
import type {
  ApiKey,
  ApiKeyRequest,
  Article,
  ArticleRequest,
  Bot,
  BotConfig,
  Conversation,
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
