/** The widgets: none, ours, and those whose packages are there, put in as their vendors' pages say. */
import type { Contestant } from './contestant.ts'
import { type PeerName, peerFolder, peerVersion } from './peer-packages.ts'

const peers: Record<PeerName, (url: string) => Omit<Contestant, 'name' | 'version'>> = {
  n8n: (url) => ({
    snippet: `<link href="${url}/files/n8n/dist/style.css" rel="stylesheet">
<script type="module">
import { createChat } from '${url}/files/n8n/dist/chat.bundle.es.js'
createChat({ webhookUrl: '${url}/n8n-webhook' })
</script>`,
    launcher: '.chat-window-toggle',
    input: '.chat-inputs textarea',
  }),
  flowise: (url) => ({
    snippet: `<script type="module">
import Chatbot from '${url}/files/flowise/dist/web.js'
Chatbot.init({ chatflowid: 'flow', apiHost: '${url}' })
</script>`,
    launcher: 'flowise-chatbot button[part=button]',
    input: 'flowise-chatbot textarea',
  }),
  typebot: (url) => ({
    snippet: `<script type="module">
import Typebot from '${url}/files/typebot/dist/web.js'
Typebot.initBubble({ typebot: 'bot', apiHost: '${url}' })
</script>`,
    launcher: 'typebot-bubble button[part=button]',
    input: 'typebot-bubble :is(input, textarea)',
  }),
}

/** The page alone: what is measured of it is the least that can be measured. */
const nothing: Contestant = { name: 'none', version: '', snippet: '', launcher: 'h1', input: 'h1' }

/** @param desk address of the product and token of the business in it */
export function contestants(desk: { url: string; accountToken: string; version: string }, peersUrl: string) {
  const there = (Object.keys(peers) as PeerName[]).filter((name) => peerFolder(name))
  const others = there.map((name) => ({ name, version: peerVersion(name), ...peers[name](peersUrl) }))
  return [nothing, ours(desk), ...others] satisfies Contestant[]
}

function ours({
  url,
  accountToken,
  version,
}: {
  url: string
  accountToken: string
  version: string
}): Contestant {
  return {
    name: 'deskbell',
    version,
    snippet: `<script async src="${url}/w/v1/${accountToken}.js" data-cfasync="false" nowprocket></script>`,
    launcher: 'deskbell-widget button[part=launcher]',
    input: 'deskbell-widget textarea',
  }
}
