import { expect, test } from 'vitest'
import { fileName } from './file-name.ts'

test.each([
  ['photo.JPG', 'photo.jpg'],
  ['C:\\Users\\bob\\photo.jpeg', 'photo.jpeg'],
  ['../../etc/passwd', 'passwd.jpg'],
  ['photo.html', 'photo.html.jpg'],
  ['photo', 'photo.jpg'],
  ['', 'file.jpg'],
  ['...', 'file.jpg'],
  ['.jpg', 'jpg.jpg'],
  ['photo.jpg. . ', 'photo.jpg'],
  ['  my   photo .jpg', 'my photo.jpg'],
  ['photo\u202egpj.exe', 'photogpj.exe.jpg'],
  ['pho\u200bto\ufeff.jpg', 'photo.jpg'],
  ['a"b;c<d>e|f?g*h:i%j.jpg', 'a_b_c_d_e_f_g_h_i_j.jpg'],
  ['photo.jpg\r\nSet-Cookie: a=b', 'photo.jpgSet-Cookie_ a=b.jpg'],
  ['CON.jpg', '_CON.jpg'],
  ['lpt1', '_lpt1.jpg'],
  ['Ärger über Öl.jpg', 'Ärger über Öl.jpg'],
  ['写真.jpg', '写真.jpg'],
  ['\ud800photo.jpg', '\ufffdphoto.jpg'],
  ['e\u0301.jpg', 'é.jpg'],
])('%j is called %j', (given, expected) => {
  expect(fileName(given, ['jpg', 'jpeg'])).toBe(expected)
})

test('a name of any length is cut, and keeps its ending and whole characters', () => {
  const name = fileName(`${'🔥'.repeat(5_000)}.jpg`, ['jpg'])
  expect(name.length).toBeLessThanOrEqual(100)
  expect(name.isWellFormed()).toBe(true)
  expect(name.endsWith('🔥.jpg')).toBe(true)
})
