import { expect, test } from 'vitest'
import { headLength, kindOf } from './file-kinds.ts'

const latin = (text: string) => Buffer.from(text, 'latin1')
const archive = (entry: string) => Buffer.concat([latin('PK\x03\x04'), Buffer.alloc(26), latin(entry)])

test.each([
  ['a photo', latin('\xff\xd8\xff\xe0'), 'x.txt', 'image/jpeg'],
  ['a drawing', latin('\x89PNG\r\n\x1a\n'), 'x', 'image/png'],
  ['an animation', latin('GIF89a'), 'x.html', 'image/gif'],
  ['a WebP', latin('RIFF\x10\0\0\0WEBPVP8 '), 'x', 'image/webp'],
  ['a PDF', latin('%PDF-1.7\n'), 'x.exe', 'application/pdf'],
  ['a text', Buffer.from('Grüße, "a";b\r\n\t1'), 'list.csv', 'text/plain'],
  ['a text of an old program', latin('Gr\xfc\xdfe'), 'a.txt', 'text/plain'],
  ['an empty text', Buffer.alloc(0), 'a.txt', 'text/plain'],
  [
    'a Word file',
    archive('[Content_Types].xml'),
    'letter.DOCX',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
  [
    'an Excel file',
    archive('_rels/.rels'),
    'a.xlsx',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ],
  [
    'an OpenDocument file, whatever it is called',
    archive('mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK'),
    'a',
    'application/vnd.oasis.opendocument.spreadsheet',
  ],
])('%s is told by its bytes', (_what, head, name, type) => {
  expect(kindOf(head.subarray(0, headLength), name)?.type).toBe(type)
})

test.each([
  ['a page', latin('<!DOCTYPE html><script>'), 'a.txt'],
  ['a page behind white space', latin('\n\t  <HTML>'), 'a.png'],
  ['a drawing of markup', latin('<svg xmlns="http://www.w3.org/2000/svg">'), 'a.png'],
  ['markup with a byte order mark', latin('\xef\xbb\xbf<?xml version="1.0"?><svg>'), 'a.txt'],
  ['a program', latin('MZ\x90\0\x03'), 'a.jpg'],
  ['a program of Unix', latin('\x7fELF\x02\x01'), 'a.txt'],
  ['an archive', archive('setup.exe'), 'a.docx'],
  ['an archive of Java', archive('META-INF/MANIFEST.MF'), 'a.docx'],
  ['an office file with programs', archive('[Content_Types].xml'), 'a.docm'],
  ['an office file that says nothing of what it is', archive('[Content_Types].xml'), 'a'],
  ['an old office file', latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'a.doc'],
  ['a film', latin('\0\0\0\x18ftypmp42'), 'a.mp4'],
  ['a text with a byte that no text has', latin('hello\0world'), 'a.txt'],
])('%s is not taken', (_what, head, name) => {
  expect(kindOf(head, name)).toBeUndefined()
})
