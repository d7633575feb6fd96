import { expect, test } from 'vitest'
import { tagOptions } from './tag-options.ts'

test.for([
  [
    { position: 'left', theme: 'dark', bot: 'sales' },
    { position: 'left', theme: 'dark', bot: 'sales' },
  ],
  [
    { open: '', sound: 'false', hideOnMobile: 'true' },
    { open: true, sound: false, hideOnMobile: true },
  ],
  [
    { zIndex: '50', offset: '24 80' },
    { zIndex: 50, offset: { x: 24, y: 80 } },
  ],
  [{ offset: '12' }, { offset: { x: 12, y: 12 } }],
  [{ offsetX: '4', offsetY: '8px' }, { offset: { x: 4, y: 8 } }],
  [{ brandAccent: '#123456', brandRadius: '8' }, { brand: { accent: '#123456', radius: 8 } }],
  [{ brand: '{"name":"Ann"}', brandAccent: 'red' }, { brand: { name: 'Ann', accent: 'red' } }],
  [
    { pages: '/shop/**, /', pagesExclude: '/shop/cart' },
    { pages: { include: ['/shop/**', '/'], exclude: ['/shop/cart'] } },
  ],
  [{ teaser: 'false' }, { teaser: false }],
  [{ teaser: 'Need help?', teaserAfterMs: '500' }, { teaser: { text: 'Need help?', afterMs: 500 } }],
  [
    { userId: '42', userEmail: 'a@b.c', userToken: 'e.y.j' },
    { user: { id: '42', email: 'a@b.c' }, userToken: 'e.y.j' },
  ],
  [{ userHash: 'ab12' }, { userHash: 'ab12' }],
  [{ context: '{"plan":"pro"}' }, { context: { plan: 'pro' } }],
  [{ cfasync: 'false', rocketSrc: 'x', launcherLabel: '24' }, { launcherLabel: '24' }],
  [{ strings: '{not json' }, { strings: undefined }],
] as [Record<string, string>, object][])('%j gives %j', ([attributes, options]) => {
  expect(tagOptions(attributes)).toEqual(options)
})
