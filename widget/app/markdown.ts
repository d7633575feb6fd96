/** Reads the small part of Markdown that answers may use. It yields a tree, never HTML. */

export type Inline =
  | string
  | { type: 'strong' | 'em'; inside: Inline[] }
  | { type: 'code'; text: string }
  | { type: 'link'; href: string; inside: Inline[] }

export type Block =
  | { type: 'paragraph'; lines: Inline[][] }
  | { type: 'list'; ordered: boolean; start: number; items: Inline[][] }
  | { type: 'code'; text: string }

const ITEM = /^\s*(?:[-*+•]|(\d{1,4})[.)])\s+(.*)$/
const FENCE = /^\s*```/
const HEADING = /^#{1,6}\s+(.*)$/
const INLINE =
  /`([^`\n]+)`|\*\*(\S[^\n]*?)\*\*|\*([^\s*][^*\n]*)\*|(?<!\w)_([^\s_][^_\n]*)_(?!\w)|\[([^[\]\n]+)\]\(([^()\s]+)\)|https?:\/\/[^\s<>"'`)\]]*[^\s<>"'`)\].,;:!?]/g
const SAFE_SCHEME = /^(https?:|mailto:|tel:)/i

/** Text to blocks. */
export function parseMarkdown(text: string): Block[] {
  const blocks: Block[] = []
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (FENCE.test(line)) {
      const end = lines.findIndex((one, index) => index > at && FENCE.test(one))
      const last = end < 0 ? lines.length : end
      blocks.push({ type: 'code', text: lines.slice(at + 1, last).join('\n') })
      at = last
    } else if (line.trim() !== '') addLine(blocks, line, (lines[at - 1] ?? '').trim() === '')
  }
  return blocks
}

/** One line to words, emphasis and links. */
export function parseInline(text: string): Inline[] {
  const parts: Inline[] = []
  let end = 0
  for (const match of text.matchAll(INLINE)) {
    if (match.index > end) parts.push(text.slice(end, match.index))
    parts.push(inlineOf(match))
    end = match.index + match[0].length
  }
  if (end < text.length) parts.push(text.slice(end))
  return parts
}

function addLine(blocks: Block[], line: string, afterGap: boolean) {
  const previous = blocks.at(-1)
  const item = ITEM.exec(line)
  if (item) {
    const ordered = item[1] !== undefined
    const content = parseInline(item[2] ?? '')
    if (previous?.type === 'list' && previous.ordered === ordered) previous.items.push(content)
    else blocks.push({ type: 'list', ordered, start: Number(item[1] ?? 1), items: [content] })
    return
  }
  const heading = HEADING.exec(line)
  const content: Inline[] = heading
    ? [{ type: 'strong', inside: parseInline(heading[1] ?? '') }]
    : parseInline(line)
  if (previous?.type === 'paragraph' && !afterGap) previous.lines.push(content)
  else blocks.push({ type: 'paragraph', lines: [content] })
}

function inlineOf([whole, code, strong, star, underscore, label, target]: RegExpExecArray): Inline {
  if (code !== undefined) return { type: 'code', text: code }
  if (strong !== undefined) return { type: 'strong', inside: parseInline(strong) }
  const em = star ?? underscore
  if (em !== undefined) return { type: 'em', inside: parseInline(em) }
  if (label === undefined || target === undefined) return { type: 'link', href: whole, inside: [whole] }
  return SAFE_SCHEME.test(target) ? { type: 'link', href: target, inside: [label] } : whole
}
