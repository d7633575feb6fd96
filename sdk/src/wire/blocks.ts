/** What stands below the text of a message: things to press, and things to fill in. */
import type { Id, Timestamp } from './words.ts'

export type MessageBlock = OfferedBlock | AnswersBlock | NoticeBlock
/** What businesses, their bots and their programs can put below a message. */
export type OfferedBlock = QuickRepliesBlock | ButtonsBlock | CardsBlock | FormBlock

/** Answers that one press says. They count while the message is the newest, and stay readable after. */
export interface QuickRepliesBlock {
  type: 'quick_replies'
  /** 1 to 8. */
  replies: QuickReply[]
}
export interface QuickReply {
  label: string
  /** What is said. @default the label */
  text?: string
}

export interface ButtonsBlock {
  type: 'buttons'
  /** 1 to 4. */
  buttons: BlockButton[]
}
/** `url` leads there (`http`, `https`, `mailto` or `tel`), `text` says it. */
export type BlockButton = { label: string; url: string } | { label: string; text: string }

/** One card, or several to leaf through. */
export interface CardsBlock {
  type: 'cards'
  /** 1 to 10. */
  cards: BlockCard[]
}
export interface BlockCard {
  title: string
  text?: string
  /** At most 3. */
  buttons?: BlockButton[]
}

/**
 * `lead` and `contact` make a lead of what is sent: a person who wants something, or who wants to be called back.
 * `other` is kept in the conversation alone.
 */
export type FormPurpose = 'lead' | 'contact' | 'other'

export interface FormBlock {
  type: 'form'
  purpose: FormPurpose
  title?: string
  /** 1 to 12. */
  fields: FormField[]
  /** A sentence that must be agreed to before anything is sent. */
  consent?: string
  /** On the button. */
  submit?: string
}

/** What visitors are asked before their first message. */
export interface PrechatForm extends Omit<FormBlock, 'type' | 'purpose'> {
  /** Whether a visitor may write without filling it in. */
  skippable: boolean
}

/** `choice` is one of `options`, `slot` one of `slots`, `date` a `YYYY-MM-DD` within `min` and `max`. */
export type FormFieldType = 'name' | 'email' | 'phone' | 'text' | 'long_text' | 'choice' | 'date' | 'slot'

export interface FormField {
  /** Small letters, digits and `_`; unique within the form. */
  name: string
  type: FormFieldType
  /** Needed but for `name`, `email`, `phone` and `long_text`, for which the widget has words of its own. */
  label?: string
  required?: boolean
  options?: string[]
  slots?: Timestamp[]
  min?: string
  max?: string
}

/** What a visitor filled in, on the visitor's own message. */
export interface AnswersBlock {
  type: 'answers'
  /** The message whose form was filled in; absent: the form before the talk. */
  form_id?: Id
  answers: FormAnswer[]
}
export interface FormAnswer {
  name: string
  label: string
  value: string
}

/** Body of the `form` event. */
export interface FormRequest {
  /** As of `send`: the same again gives the first acknowledgement again. */
  cmid: string
  /** The message whose form is filled in. @default the form before the talk, which begins the conversation */
  form_id?: Id
  /** By the fields' names; what was left empty may be left out. */
  values: Record<string, string>
  /** Whether the form's sentence was agreed to. */
  consent?: boolean
}

/**
 * What a row of the system tells, for clients that say it in the visitor's language; the row's text says it in English.
 * `person_away`: nobody is there until `opens_at`, or for longer than is known. `person_joined`: a member, perhaps by
 * `name`, answers from here on; `person_left`: the bot does again.
 */
export interface NoticeBlock {
  type: 'notice'
  code:
    | 'person_asked'
    | 'person_away'
    | 'person_joined'
    | 'person_left'
    | 'ended'
    | 'details_sent'
    | 'deleted'
  opens_at?: Timestamp
  name?: string
}

/** A stretch of time in which somebody of the team is there. */
export interface TeamShift {
  opens: Timestamp
  closes: Timestamp
}
