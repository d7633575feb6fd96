/**
 * What parts bring, named in the chat and handed to them: where a part itself brings another one, the bundler puts what
 * all of them share into a file of its own, which would be one more way to go before the chat opens.
 */
import { lazyPart } from './lazy-part.tsx'
import type { PartsOfParts } from './widget-context.ts'

const bringForms = () => import('../parts/forms.ts').then((it) => it.forms)
const bringOwnChat = () => import('../parts/own-chat.tsx')

export const partsOfParts: PartsOfParts = {
  FormFields: lazyPart(() => bringForms().then((it) => it.below)),
  PrechatFields: lazyPart(() => bringForms().then((it) => it.before)),
  RatingReason: lazyPart(() => import('../parts/rating-reason.tsx').then((it) => it.ratingReason)),
  OwnChat: lazyPart(() => bringOwnChat().then((it) => it.ownChat)),
  saveChat: async (widget) => (await bringOwnChat()).saveChat(widget),
}
