/** Pages that are hard for a chat: what the address of each needs beside the policy that the chat needs. */

const self = "'self'"

/**
 * Name below `/hard/` to what is special there. `policy` adds to the chat's policy, `instead` takes the place of its
 * directives; `nonce` allows scripts by a nonce and by nothing else.
 * @type {Record<string, { policy?: Record<string, string>, instead?: Record<string, string>, nonce?: true }>}
 */
export const hardPages = {
  'strict-policy': {
    instead: { 'style-src': "'none'", 'require-trusted-types-for': "'script'", 'trusted-types': "'none'" },
  },
  'strict-dynamic': { nonce: true },
  'hostile-styles': {},
  'moved-body': {},
  layers: {},
  'single-page': { policy: { 'script-src': self } },
  'right-to-left': {},
  phone: {},
  'patched-globals': { policy: { 'script-src': self } },
  hotkeys: { policy: { 'script-src': self } },
  'base-address': { instead: { 'base-uri': 'https://elsewhere.example' } },
  quirks: {},
  xhtml: {},
  translated: { policy: { 'script-src': self } },
  framed: { policy: { 'frame-src': self } },
  inside: {},
  'back-and-forward': {},
  worker: { policy: { 'script-src': self, 'worker-src': self } },
  // What a worker asks for itself is held against its own policy.
  'worker.js': { policy: { 'connect-src': self } },
  removed: { policy: { 'script-src': self } },
}
