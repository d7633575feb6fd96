/** The lines that a business, or whoever makes its website, puts into its pages and onto its server. */

/** The line for every page. */
export function makeSnippet(origin: string, token: string): string {
  return `<script async src="${origin}/w/v1/${token}.js" data-cfasync="false" nowprocket></script>`
}

/** The form for developers: what is called before the script is there waits for it. */
export function makeQueueSnippet(origin: string, token: string): string {
  return `<script>
  window.Deskbell ??= function () { (Deskbell.q ??= []).push(arguments) };
  Deskbell('boot', {
    token: '${token}',
    // Who is logged in, with the proof from your server (see above).
    user: { id: '42', email: 'ada@example.com' },
    userToken: () => fetch('/deskbell-token').then((answer) => answer.text()),
    // What your team should know about this visit.
    context: { plan: 'pro', cart_total: 129 },
  });
</script>
<script async src="${origin}/w/v1.js"></script>`
}

/** For a component that is on every page. */
export function makeReactSnippet(origin: string, token: string): string {
  return `useEffect(() => {
  const script = document.createElement('script')
  script.src = '${origin}/w/v1/${token}.js'
  script.async = true
  document.head.append(script)
  return () => {
    window.Deskbell?.('destroy')
    script.remove()
  }
}, [])`
}

/** Sources for a Content-Security-Policy, one directive a line. */
export function makePolicy({
  origin,
  host,
  protocol,
}: Pick<Location, 'origin' | 'host' | 'protocol'>): string {
  const socket = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}`
  return `script-src ${origin};\nconnect-src ${origin} ${socket};\nimg-src ${origin};`
}

/** A chat as a page of its own. */
export function makeChatLink(origin: string, token: string, lang = ''): string {
  return `${origin}/c/${token}${lang && `?lang=${encodeURIComponent(lang)}`}`
}

/** A frame that can show the chat and nothing of the page around it. */
export function makeFrame(link: string): string {
  return `<iframe src="${link}" title="Chat" sandbox="allow-scripts allow-same-origin allow-popups" width="400" height="640"></iframe>`
}

export interface ServerExample {
  id: string
  label: string
  code: string
}

/** How a server signs who is logged in. */
export const serverExamples: readonly ServerExample[] = [
  {
    id: 'node',
    label: 'Node',
    code: `import jwt from 'jsonwebtoken'

app.get('/deskbell-token', requireLogin, (req, res) => {
  const { id, email, name } = req.user
  res.type('text').send(
    jwt.sign({ sub: String(id), email, name }, process.env.DESKBELL_IDENTITY_SECRET, {
      algorithm: 'HS256',
      expiresIn: '1h',
    }),
  )
})`,
  },
  {
    id: 'php',
    label: 'PHP',
    code: `use Firebase\\JWT\\JWT;

$claims = [
    'sub' => (string) $user->id,
    'email' => $user->email,
    'name' => $user->name,
    'exp' => time() + 3600,
];
header('Content-Type: text/plain');
echo JWT::encode($claims, getenv('DESKBELL_IDENTITY_SECRET'), 'HS256');`,
  },
  {
    id: 'python',
    label: 'Python',
    code: `import os, time, jwt  # PyJWT

@app.get("/deskbell-token")
@login_required
def deskbell_token():
    claims = {
        "sub": str(current_user.id),
        "email": current_user.email,
        "name": current_user.name,
        "exp": int(time.time()) + 3600,
    }
    return jwt.encode(claims, os.environ["DESKBELL_IDENTITY_SECRET"], algorithm="HS256")`,
  },
  {
    id: 'ruby',
    label: 'Ruby',
    code: `require 'jwt'

get '/deskbell-token' do
  claims = {
    sub: current_user.id.to_s,
    email: current_user.email,
    name: current_user.name,
    exp: Time.now.to_i + 3600
  }
  JWT.encode(claims, ENV.fetch('DESKBELL_IDENTITY_SECRET'), 'HS256')
end`,
  },
  {
    id: 'hash',
    label: 'Hash only',
    code: `// Proves the id alone, for as long as the secret is in use. Prefer a token.
import { createHmac } from 'node:crypto'

const userHash = createHmac('sha256', process.env.DESKBELL_IDENTITY_SECRET)
  .update(String(user.id))
  .digest('hex')
// In the page: Deskbell('boot', { token, user: { id: '42' }, userHash })`,
  },
]
