/** `/app/keys`: secret API keys for the business's own programs, public tokens for its websites. */
import { Page } from '../../shell/page.tsx'
import { AccountTokensCard } from './account-tokens-card.tsx'
import { ApiKeysCard } from './api-keys-card.tsx'
import './keys-page.css'

export function KeysPage() {
  return (
    <Page title="API keys" lead="Secrets for your own programs, and the public tokens of your websites.">
      <ApiKeysCard />
      <AccountTokensCard />
    </Page>
  )
}
