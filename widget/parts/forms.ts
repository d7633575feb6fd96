/** What visitors fill in: below messages, and before the talk. */
import type { Part } from '../app/lazy-part.tsx'
import css from './form-fields.css?inline'
import { FormFields } from './form-fields.tsx'
import { PrechatFields } from './prechat-fields.tsx'

type Props<View extends (props: never) => unknown> = Parameters<View>[0]

export const forms: { below: Part<Props<typeof FormFields>>; before: Part<Props<typeof PrechatFields>> } = {
  below: { View: FormFields, css },
  before: { View: PrechatFields, css },
}
