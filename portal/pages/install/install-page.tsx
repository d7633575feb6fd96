/** `/app/install`: one line into the website, and the sight of it arriving. */
import { me } from '../../api/session.ts'
import { ButtonLink } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { CopyField } from '../../kit/copy-field.tsx'
import { ConfigPage } from '../../shell/config-page.tsx'
import { AllowedOrigins } from './allowed-origins.tsx'
import { ChatPageCard } from './chat-page-card.tsx'
import { IdentityCard } from './identity-card.tsx'
import { InstallDetector } from './install-detector.tsx'
import './install-page.css'
import { MovingCard } from './moving-card.tsx'
import { PlatformHelp } from './platform-help.tsx'
import { makePolicy, makeQueueSnippet, makeReactSnippet, makeSnippet } from './snippets.ts'
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
            <PlatformHelp snippet={snippet} react={makeReactSnippet(location.origin, token)} />
          </Card>
          <Card
            title="Where it may appear"
            lead="Only these websites get answers, so that nobody else can use up your plan."
          >
            <AllowedOrigins allowed={allowed} seen={seen.origins ?? []} />
          </Card>
          <ChatPageCard token={token} />
          <IdentityCard />
          <DeveloperCard token={token} />
          <MovingCard token={token} />
          <Card
            title="API keys"
            lead="To ask the bot from your own programs, or to change the token in the snippet."
            action={<ButtonLink href="/app/keys">API keys and tokens</ButtonLink>}
          />
        </>
      )}
    </ConfigPage>
  )
}

function DeveloperCard({ token }: { token: string }) {
  return (
    <Card
      title="For developers"
      lead="The same chat, told by your page who is logged in and what the visit is about."
    >
      <CopyField
        label="Snippet for developers"
        text={makeQueueSnippet(location.origin, token)}
        tone="plain"
        rows={13}
      />
      <h3>Content Security Policy</h3>
      <p class="soft">Only if your website sends one: add these sources to it.</p>
      <CopyField label="Policy" text={makePolicy(location)} tone="plain" rows={3} />
    </Card>
  )
}
