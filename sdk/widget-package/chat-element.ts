/** Types of the attributes of `<deskbell-chat>`, for the frameworks that check what stands in a page. */
import type { BootOptions } from '../src/widget/options.ts'

type Kebab<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? Rest extends Uncapitalize<Rest>
    ? `${Lowercase<First>}${Kebab<Rest>}`
    : `${Lowercase<First>}-${Kebab<Rest>}`
  : Name

/** Those that a word can say. */
type Words = {
  [Key in keyof BootOptions as Extract<BootOptions[Key], string | number | boolean> extends never
    ? never
    : Key]: BootOptions[Key]
}

/** Every boot option that a word can say, in kebab case. */
export type ChatElementAttributes = {
  [Key in keyof Words as Kebab<Key>]: Extract<Words[Key], string | number | boolean> | undefined
}
