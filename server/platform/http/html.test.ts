import { expect, test } from 'vitest'
import { html, rawHtml, renderHtml } from './html.ts'

test('text is escaped, in content and in attributes', () => {
  const name = `"><script>alert('1')</script>&`
  expect(renderHtml(html`<a title="${name}">${name}</a>`)).toBe(
    '<a title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;">&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;</a>',
  )
})

test('markup made by a template is not escaped twice, and lists are joined', () => {
  const rows = ['a & b', 'c'].map((word) => html`<li>${word}</li>`)
  expect(renderHtml(html`<ul>${rows}</ul>`)).toBe('<ul><li>a &amp; b</li><li>c</li></ul>')
})

test('null and false leave nothing behind, zero stays', () => {
  expect(renderHtml(html`[${null}${false}${0}]`)).toBe('[0]')
})

test('only rawHtml lets markup through', () => {
  expect(renderHtml(html`${rawHtml('<b>x</b>')}${'<b>x</b>'}`)).toBe('<b>x</b>&lt;b&gt;x&lt;/b&gt;')
})

test('an object that only looks like markup is not trusted', () => {
  const forged = JSON.parse('{"trusted html":"<b>x</b>"}')
  expect(renderHtml(html`${forged}`)).not.toContain('<b>')
})
