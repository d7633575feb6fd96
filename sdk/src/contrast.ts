/** How well text can be read on a colour (WCAG 2.2, contrast ratio). Colours are `#rrggbb`. */

export interface Reading {
  /** White where it can be read, else black, which then can. */
  text: '#ffffff' | '#000000'
  /** 1 to 21; text needs 4.5. */
  ratio: number
}

export const leastForText = 4.5

/** Whether a text is a colour as the widget takes it: `#rrggbb`. */
export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text)
}

/** Which of white and black goes on the colour, and how well it reads. */
export function readOn(colour: string): Reading {
  const light = luminance(colour)
  const white = 1.05 / (light + 0.05)
  return white >= leastForText
    ? { text: '#ffffff', ratio: white }
    : { text: '#000000', ratio: (light + 0.05) / 0.05 }
}

/** How light a text in the accent colour may be in the light theme, and has to be in the dark one. */
export const accentAsText = { light: 0.14, dark: 0.3 } as const

/**
 * The colour as the widget writes with it: darkened or lightened until it reads on every surface of the theme.
 * The stylesheet of the panel says the same in CSS.
 */
export function asText(colour: string, theme: keyof typeof accentAsText): string {
  const light = luminance(colour)
  const bound = accentAsText[theme]
  const darker = Math.min(1, bound / light)
  const lighter = Math.max(0, (bound - light) / (1 - light))
  const channels = linear(colour).map((it) => (theme === 'light' ? it * darker : it + (1 - it) * lighter))
  return `#${channels.map(toHex).join('')}`
}

/** Contrast of the colour against a background. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = linear(colour)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function linear(colour: string): [red: number, green: number, blue: number] {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

function toHex(channel: number): string {
  const value = channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055
  return Math.round(value * 255)
    .toString(16)
    .padStart(2, '0')
}
