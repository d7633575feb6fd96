import { expect, test } from 'vitest'
import { type Inline, parseInline, parseMarkdown } from './markdown.ts'

const link = (href: string, label = href): Inline => ({ type: 'link', href, inside: [label] })

test.each<{ text: string; parts: Inline[] }>([
  { text: 'plain words', parts: ['plain words'] },
  { text: 'a **b** c', parts: ['a ', { type: 'strong', inside: ['b'] }, ' c'] },
  { text: '*a* and _b_', parts: [{ type: 'em', inside: ['a'] }, ' and ', { type: 'em', inside: ['b'] }] },
  { text: '**a *b***', parts: [{ type: 'strong', inside: ['a *b'] }, '*'] },
  { text: 'snake_case_name', parts: ['snake_case_name'] },
  { text: '2 * 3 * 4', parts: ['2 * 3 * 4'] },
  { text: 'an unfinished **bold', parts: ['an unfinished **bold'] },
  { text: '`**code**`', parts: [{ type: 'code', text: '**code**' }] },
  { text: '[book](https://a.example/b?c=1)', parts: [link('https://a.example/b?c=1', 'book')] },
  { text: '[call](tel:5550100)', parts: [link('tel:5550100', 'call')] },
  { text: '[mail](mailto:a@b.example)', parts: [link('mailto:a@b.example', 'mail')] },
  { text: 'See https://a.example/b.', parts: ['See ', link('https://a.example/b'), '.'] },
  { text: '(https://a.example)', parts: ['(', link('https://a.example'), ')'] },
])('$text', ({ text, parts }) => {
  expect(parseInline(text)).toEqual(parts)
})

test.each([
  '[x](javascript:alert)',
  '[x](JaVaScRiPt:alert)',
  '[x](data:text/html,x)',
  '[x](vbscript:x)',
  '[x](//evil.example)',
  '[x](/path)',
  '<img src=x onerror=alert>',
  '![x](file:///etc/passwd)',
])('%s never becomes a link', (text) => {
  expect(JSON.stringify(parseInline(text))).not.toContain('"link"')
})

test('paragraphs, breaks, lists, headings and code', () => {
  const text = '# Hours\nMonday\nTuesday\n\n- one\n- two\n\n3. three\n4. four\nafter\n```js\na < b\n```\nend'

  expect(parseMarkdown(text)).toEqual([
    { type: 'paragraph', lines: [[{ type: 'strong', inside: ['Hours'] }], ['Monday'], ['Tuesday']] },
    { type: 'list', ordered: false, start: 1, items: [['one'], ['two']] },
    { type: 'list', ordered: true, start: 3, items: [['three'], ['four']] },
    { type: 'paragraph', lines: [['after']] },
    { type: 'code', text: 'a < b' },
    { type: 'paragraph', lines: [['end']] },
  ])
})

test('code that is still being written is code already', () => {
  expect(parseMarkdown('```\nline')).toEqual([{ type: 'code', text: 'line' }])
})

test('long hostile text is read in no time', () => {
  const started = performance.now()
  for (const piece of ['**', '*a', '[', '_a ', '`', 'https://', '[a](']) parseMarkdown(piece.repeat(2_000))
  expect(performance.now() - started).toBeLessThan(1_000)
})
