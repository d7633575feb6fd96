/** What people put around a question to be polite, by language: `{}` is the question. */
import type { Language } from '../../language/guess-language.ts'

/** English has enough phrases that hold such words. */
export const politeForms: Readonly<Partial<Record<Language, readonly string[]>>> = {
  de: ['können Sie mir bitte sagen, {}', 'ich wüsste gern, {}', 'geben Sie mir bitte Auskunft: {}'],
  es: ['¿me puede decir por favor {}?', 'quisiera saber {}', 'me gustaría, por favor, {}'],
  fr: ["pouvez-vous me dire s'il vous plaît {}", 'je voudrais savoir {}', "donnez-moi s'il vous plaît {}"],
  it: ['mi può dire per favore {}', 'vorrei sapere {}', 'mi dice per favore {}'],
  pt: ['pode me dizer por favor {}', 'gostaria de saber {}', 'me diz por favor {}'],
  nl: ['kunt u mij zeggen {} alstublieft', 'ik wil graag weten {}', 'geef mij alstublieft {}'],
  pl: ['proszę mi powiedzieć, {}', 'chciałbym wiedzieć, {}', 'proszę podać {}'],
  ru: ['скажите пожалуйста, {}', 'хотелось бы узнать, {}', 'подскажите, {}'],
  tr: ['lütfen söyler misiniz, {}', 'öğrenmek istiyorum, {}', 'acaba {}'],
  ar: ['من فضلكم أخبروني {}', 'أود أن أعرف {}', 'لو سمحت {}'],
  hi: ['कृपया बता दीजिए, {}', 'मुझे जानना है, {}', 'ज़रा बताइए, {}'],
  zh: ['请告诉我，{}', '我想知道{}', '请问一下，{}'],
  ja: ['{}を知りたいです', 'すみませんが、{}', '{}を教えていただけますか'],
  th: ['ช่วยบอกหน่อย {}', 'อยากทราบว่า {}', 'รบกวนถาม {}'],
  vi: ['cho tôi biết {} với', 'tôi muốn biết {}', 'làm ơn cho hỏi {}'],
}
