/** The vendors whose calls a site may keep, and where the address of their script stands. */

export interface OtherVendor {
  id: string
  label: string
  /** What stands in a page now. */
  theirs: string
  /** For those whose site installed a package. */
  inPackage?: string
}

export const otherVendors: readonly OtherVendor[] = [
  {
    id: 'crisp',
    label: 'Crisp',
    theirs: 'https://client.crisp.chat/l.js',
    inPackage: 'With crisp-sdk-web it is the option clientUrl of Crisp.configure.',
  },
  {
    id: 'intercom',
    label: 'Intercom',
    theirs: 'https://widget.intercom.io/widget/…',
    inPackage: 'With @intercom/messenger-js-sdk it is the option widgetUrl.',
  },
  { id: 'chatwoot', label: 'Chatwoot', theirs: 'BASE_URL+"/packs/js/sdk.js"' },
  { id: 'papercups', label: 'Papercups', theirs: 'https://app.papercups.io/widget.js' },
]

/** What takes the place of the vendor's script. */
export function makeCompatAddress(origin: string, from: string, token: string): string {
  return `${origin}/w/compat.js?from=${from}&token=${token}`
}
