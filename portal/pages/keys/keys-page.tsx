/** `/app/keys`: secret API keys for the business's own programs, public tokens for its websites. */
import type { ApiKey } from '#wire'
import { fetchAll } from '../../api/fetch-all.ts'
import { client, mayEdit } from '../../api/session.ts'
import '../../kit/entry-list.css'
import { Skeleton } from '../../kit/skeleton.tsx'
import { Page } from '../../shell/page.tsx'
import { type Loaded, useLoad } from '../../shell/use-load.ts'
import { AccountTokensCard } from './account-tokens-card.tsx'
import { ApiKeysCard } from './api-keys-card.tsx'

export function KeysPage() {
  // Only those who may make keys may see them.
  const keys = useLoad(mayEdit.value ? loadKeys : async () => [], [mayEdit.value])
  const tokens = useLoad((signal) => client.call('listAccountTokens', {}, { signal }), [])
  // Shown together, so that nothing moves when the second comes.
  const isHere = hasSettled(keys) && hasSettled(tokens)
  return (
    <Page title="API keys" lead="Secrets for your own programs, and the public tokens of your websites.">
      {isHere ? (
        <>
          <ApiKeysCard list={keys} />
          <AccountTokensCard list={tokens} />
        </>
      ) : (
        <Skeleton shape="block" lines={2} />
      )}
    </Page>
  )
}

function hasSettled({ data, problem }: Loaded<unknown>): boolean {
  return data !== null || problem !== null
}

function loadKeys(signal: AbortSignal): Promise<ApiKey[]> {
  return fetchAll((cursor) =>
    client.call('listApiKeys', { query: { limit: 200, ...(cursor && { cursor }) } }, { signal }),
  )
}
