/** Fills variables such as `{{business_name}}` into texts that an owner wrote. */
import type { ReplyVariable } from '#wire'
import { clockStyle } from '../knowledge/facts/clock-words.ts'
import { hoursText } from '../knowledge/facts/hours-text.ts'
import type { Language } from '../language/guess-language.ts'
import { replyLanguage } from '../language/reply-language.ts'
import type { AnswerInput } from './reply-types.ts'
import { replyWords } from './reply-words.ts'

export type VariableInput = Pick<AnswerInput, 'business' | 'greeting' | 'botId' | 'question' | 'locale'>

type Value = (input: VariableInput, language: Language) => string | undefined

/** What each variable stands for. */
const values: Readonly<Record<ReplyVariable, Value>> = {
  business_name: ({ business }) => business.name,
  business_id: ({ botId }) => botId,
  owner_name: ({ business }) => business.owner_name,
  phone: ({ business }) => business.phone,
  email: ({ business }) => business.email,
  address: ({ business }) => business.address,
  website: ({ business }) => business.website,
  emergency_phone: ({ business }) => business.emergency_phone,
  services: ({ business }, language) =>
    business.services
      .map((service) => service.name)
      .join(language === 'zh' || language === 'ja' ? '、' : ', '),
  hours: ({ business, locale }, language) =>
    hoursText(business, clockStyle(language, locale, business.timezone)),
  greeting: ({ business, greeting }, language) =>
    greeting || replyWords[language].smallTalk.greeting?.(business),
}

/**
 * Unknown variables stay as they are, so that the owner sees the typing error. One that the business has told nothing
 * for gives nothing: a visitor should not see what is missing.
 */
export function fillVariables(text: string, input: VariableInput): string {
  const language = replyLanguage(input.question, input.locale)
  return text.replace(variable, (whole, name: string) => {
    return isVariable(name) ? (values[name](withoutVariables(input), language) ?? '') : whole
  })
}

function isVariable(name: string): name is ReplyVariable {
  return Object.hasOwn(values, name)
}

const variable = /\{\{\s?([a-z_]{1,40})\s?\}\}/g

/** A greeting that holds variables itself is filled with the others, and never with itself. */
function withoutVariables(input: VariableInput): VariableInput {
  if (!input.greeting?.includes('{{')) return input
  const { greeting, ...others } = input
  return { ...others, greeting: fillVariables(greeting.replaceAll(/\{\{\s?greeting\s?\}\}/g, ''), others) }
}
