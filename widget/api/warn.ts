/** Tells whoever builds the page that a call is not what they think. */

export function warn(text: string) {
  // biome-ignore lint/suspicious/noConsole: it is for the developer of the page, who looks there
  console.warn(`Deskbell: ${text}`)
}
