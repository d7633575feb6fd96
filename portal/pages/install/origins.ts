/** Addresses of websites that may show the widget. */

/** Reads what a person types as an origin: `Bob.example/contact` becomes `https://bob.example`. */
export function toOrigin(text: string): { origin: string } | { problem: string } {
  const trimmed = text.trim()
  if (!trimmed) return { problem: 'Type the address of your website.' }
  const wildcard = /^(?:https:\/\/)?\*\.(.+)$/i.exec(trimmed)
  if (wildcard) return readWildcard(wildcard[1] ?? '')
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || !/^https?:$/.test(url.protocol))
    return { problem: 'This is not a web address. Try https://example.com.' }
  const isLocal = url.hostname === 'localhost' || /^[\d.]+$/.test(url.hostname)
  if (!isLocal && !url.hostname.includes('.'))
    return { problem: 'The address needs an ending, as in example.com.' }
  return { origin: url.origin }
}

function readWildcard(host: string): { origin: string } | { problem: string } {
  const clean = host.replace(/\/.*$/, '').toLowerCase()
  const isHost = /^(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+(?::\d+)?$/.test(clean)
  return isHost
    ? { origin: `https://*.${clean}` }
    : { problem: 'A star stands for every subdomain: https://*.example.com.' }
}
