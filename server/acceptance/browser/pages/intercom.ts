/** A site that installed Intercom by its package. */
import * as intercom from '@intercom/messenger-js-sdk'

Object.assign(globalThis, { intercom })
