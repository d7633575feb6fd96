/** HTML written as template literals that escape whatever is put into them. */

const trusted = Symbol('trusted html')

/** Markup that may go into a page as it stands. */
export interface Html {
  readonly [trusted]: string
}

/** What may stand in a template: text is escaped, lists are joined, `null` and `false` leave nothing. */
export type HtmlPart = string | number | Html | readonly HtmlPart[] | null | false

/** Makes markup; every interpolated text is escaped, also for quoted attributes. */
export function html(literals: TemplateStringsArray, ...parts: HtmlPart[]): Html {
  const pieces = literals.map((literal, index) => literal + markupOf(parts[index] ?? null))
  return rawHtml(pieces.join(''))
}

/** Declares that `markup` was made by us and holds no foreign text. */
export function rawHtml(markup: string): Html {
  return { [trusted]: markup }
}

/** The text of a page or a piece of one. */
export function renderHtml(piece: Html): string {
  return piece[trusted]
}

function markupOf(part: HtmlPart): string {
  if (part === null || part === false) return ''
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part))
  if (isList(part)) return part.map(markupOf).join('')
  return part[trusted]
}

/** `Array.isArray` does not narrow readonly arrays. */
function isList(part: Html | readonly HtmlPart[]): part is readonly HtmlPart[] {
  return Array.isArray(part)
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
