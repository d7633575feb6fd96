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

/** Contrast of the colour against a background. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}
