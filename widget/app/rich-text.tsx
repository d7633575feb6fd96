/** Shows Markdown as elements. */
import type { ComponentChildren } from 'preact'
import { type Block, type Inline, parseMarkdown } from './markdown.ts'

export function RichText({ text }: { text: string }) {
  return <>{parseMarkdown(text).map(block)}</>
}

function block(it: Block) {
  if (it.type === 'code') {
    return (
      <pre>
        <code>{it.text}</code>
      </pre>
    )
  }
  if (it.type === 'paragraph') {
    return <p>{it.lines.map((line, at) => (at === 0 ? inlines(line) : [<br />, inlines(line)]))}</p>
  }
  const items = it.items.map((item) => <li>{inlines(item)}</li>)
  return it.ordered ? <ol start={it.start}>{items}</ol> : <ul>{items}</ul>
}

function inlines(parts: Inline[]): ComponentChildren {
  return parts.map(inline)
}

function inline(it: Inline): ComponentChildren {
  if (typeof it === 'string') return it
  if (it.type === 'code') return <code>{it.text}</code>
  if (it.type === 'link') return <Link href={it.href}>{inlines(it.inside)}</Link>
  return it.type === 'em' ? <em>{inlines(it.inside)}</em> : <strong>{inlines(it.inside)}</strong>
}

export function Link({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <a href={href} target="_blank" rel="noopener nofollow">
      {children}
    </a>
  )
}
