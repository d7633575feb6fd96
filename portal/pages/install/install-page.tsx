/** `/app/install`: one line into the website, and the sight of it arriving. */
import { me } from '../../api/session.ts'
import { ButtonLink } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { CopyField } from '../../kit/copy-field.tsx'
import { ConfigPage } from '../../shell/config-page.tsx'
import { AllowedOrigins } from './allowed-origins.tsx'
import { InstallDetector } from './install-detector.tsx'
import './install-page.css'
import { PlatformHelp } from './platform-help.tsx'
import { useSeenOrigins } from './use-seen-origins.ts'

export function InstallPage() {
  const seen = useSeenOrigins()
  const token = me.value?.account_token ?? ''
  const snippet = makeSnippet(location.origin, token)
  return (
    <ConfigPage title="Install" lead="Copy one line into your website. That is all." shownFields={[]}>
      {({ allowed_origins: allowed }) => (
        <>
          <Card
            title="One line for your pages"
            lead="Paste it just before </body> on every page that shall have the chat."
          >
            <CopyField label="Snippet" text={snippet} button="Copy snippet" />
            <InstallDetector seen={seen} />
            <PlatformHelp snippet={snippet} />
          </Card>
          <Card
            title="Where it may appear"
            lead="Only these websites get answers, so that nobody else can use up your plan."
          >
            <AllowedOrigins allowed={allowed} seen={seen.origins ?? []} />
          </Card>
          <Card
            title="API keys"
            lead="To ask the bot from your own programs, or to change the token in the snippet."
            action={<ButtonLink href="/app/keys">API keys and tokens</ButtonLink>}
          />
          <Card
            title="Content Security Policy"
            lead="Only if your website sends one: add these sources to it."
          >
            <CopyField label="Policy" text={makePolicy(location)} button="Copy" />
          </Card>
        </>
      )}
    </ConfigPage>
  )
}

/** The line that a business puts into its pages. */
export function makeSnippet(origin: string, token: string): string {
  return `<script async src="${origin}/w/v1/${token}.js" data-cfasync="false" nowprocket></script>`
}

function makePolicy({ origin, host, protocol }: Location): string {
  const socket = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}`
  return `script-src ${origin}; connect-src ${origin} ${socket}; img-src ${origin}`
}
