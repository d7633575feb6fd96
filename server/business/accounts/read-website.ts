/** Reads what a person types as their website: its address, the origins it serves from, a name for the business. */
import { isIP } from 'node:net'
import { domainToUnicode } from 'node:url'

export interface Website {
  url: string
  /** Its own origin first; with and without `www.`, because sites answer under both. */
  origins: string[]
  /** Made from the host, for example "Bobs Hvac" from `www.bobs-hvac.com`. */
  name: string
}

/** Undefined when the text is no address of a website. */
export function readWebsite(text: string): Website | undefined {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return undefined
  if (!/^([a-z0-9_-]+\.)+[a-z0-9-]+$|^localhost$|^\[/.test(url.hostname)) return undefined
  return { url: url.href, origins: [url.origin, ...twin(url)], name: nameOf(url.hostname) }
}

/** Second-level labels under which a country registers names, as in `bobs.co.uk`. */
const registries = new Set(['ac', 'co', 'com', 'edu', 'gov', 'net', 'or', 'org'])

/** The labels of the registered name, without what stands before it. */
function registered(host: string): string[] {
  const labels = host.split('.')
  const isCountry = labels.length > 2 && (labels.at(-1) ?? '').length === 2
  return labels.slice(isCountry && registries.has(labels.at(-2) ?? '') ? -3 : -2)
}

function twin(url: URL): string[] {
  const { hostname, protocol, port } = url
  if (isAddress(hostname) || !hostname.includes('.')) return []
  const bare = registered(hostname).join('.')
  const other = hostname === bare ? `www.${bare}` : hostname === `www.${bare}` ? bare : undefined
  return other ? [`${protocol}//${other}${port && `:${port}`}`] : []
}

function nameOf(host: string): string {
  if (isAddress(host)) return host
  const [label = host] = domainToUnicode(registered(host).join('.')).split('.')
  const words = label.split(/[-_]+/).filter(Boolean)
  return words.map((word) => word.charAt(0).toLocaleUpperCase('en') + word.slice(1)).join(' ')
}

function isAddress(host: string): boolean {
  return isIP(host.replace(/^\[|\]$/g, '')) !== 0
}
