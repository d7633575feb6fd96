/** Who visits, from where, as it is at this moment: what every handshake tells beside the account. */
import type { User } from '#sdk/widget/options'
import type { VisitorHandshake } from '#wire'
import type { Shell } from '../loader/shell.ts'

type About = Partial<VisitorHandshake>

const LONGEST_TITLE = 300

/**
 * @returns what asks the page anew each time, so that no proof has run out; it rejects where none can be had for somebody
 * who was proven, and must not become a stranger
 */
export function aboutVisitor(shell: Pick<Shell, 'options' | 'emit'>): () => Promise<About> {
  let lastProof: string | undefined

  async function proofOf({ userToken }: Shell['options']): Promise<string | undefined> {
    if (typeof userToken !== 'function') return userToken
    try {
      lastProof = await userToken()
    } catch (error) {
      // The page's server may be away for a moment: who was proven stays so for as long as the token is good.
      shell.emit('error', { code: 'user_token_failed' })
      if (isOver(lastProof)) throw error
    }
    return lastProof
  }
  return async () => ({
    ...whereItIs(shell.options),
    ...whoItIs(shell.options, await proofOf(shell.options)),
  })
}

/** What cannot be read is the server's to judge. */
function isOver(proof = ''): boolean {
  try {
    const [, claims = ''] = proof.split('.')
    return JSON.parse(atob(claims.replace(/-/g, '+').replace(/_/g, '/'))).exp * 1000 < Date.now()
  } catch {
    return false
  }
}

function whereItIs({ locale = 'auto', context }: Shell['options']): About {
  const referrer = hostBefore()
  return {
    locale: locale === 'auto' ? document.documentElement.lang || navigator.language : locale,
    // The query may hold what is nobody's business.
    page: location.origin + location.pathname,
    ...(document.title && { page_title: document.title.slice(0, LONGEST_TITLE) }),
    ...(referrer && { referrer }),
    ...(context && { context }),
  }
}

function whoItIs({ user, userHash }: Shell['options'], proof: string | undefined): About {
  // A JWT has dots; a hash is hexadecimal.
  const isHash = proof && !proof.includes('.')
  const hash = userHash ?? (isHash ? proof : undefined)
  return {
    ...(user && { user: saidOf(user) }),
    ...(proof && !isHash && { identity_token: proof }),
    ...(hash && { user_hash: hash }),
  }
}

/** Pages fill in what they have: an id may be a number, and a name that nobody gave is none. */
function saidOf({ id, ...attributes }: User): NonNullable<About['user']> {
  const said = Object.entries(attributes).filter(([, value]) => value !== null && value !== '')
  return { ...((id as unknown) != null && { id: String(id) }), ...Object.fromEntries(said) }
}

/** Of another site alone. */
function hostBefore(): string {
  const host = URL.canParse(document.referrer) ? new URL(document.referrer).host : ''
  return host === location.host ? '' : host
}
