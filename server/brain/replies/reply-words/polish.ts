/** What the desk says by itself, in Polish. */
import type { ReplyWords } from './reply-words-type.ts'

export const polish: ReplyWords = {
  smallTalk: {
    greeting: ({ name }) => `Dzień dobry, tu asystent firmy ${name}. W czym mogę pomóc?`,
    how_are_you: () => 'Dziękuję, wszystko w porządku. W czym mogę pomóc?',
    thanks: () => 'Bardzo proszę! Czy mogę jeszcze w czymś pomóc?',
    goodbye: ({ name }) => `Do widzenia i dziękujemy za kontakt z firmą ${name}.`,
    affirm: () => 'Dobrze. Czego chcieliby się Państwo dowiedzieć?',
    deny: () => 'Dobrze. W razie potrzeby proszę po prostu pytać.',
    compliment: () => 'Dziękuję, bardzo mi miło. Czy mogę jeszcze w czymś pomóc?',
    bot_identity: ({ name }) =>
      `Jestem automatycznym asystentem firmy ${name}, a nie człowiekiem. Odpowiadam na podstawie tego, co zapisał zespół; jeśli wolą Państwo rozmowę z człowiekiem, wystarczy powiedzieć.`,
    capabilities: ({ name }) =>
      `Odpowiadam na pytania o firmę ${name}, na przykład o godziny otwarcia, usługi i ceny. Jeśli czegoś nie wiem, przekazuję rozmowę pracownikowi.`,
  },
  requests: {
    booking:
      'Nie mogę umawiać wizyt, ale przekazuję prośbę zespołowi. Jaki termin Państwu odpowiada i jak możemy się skontaktować?',
    cancel_or_move:
      'Nie mogę zmieniać terminów wizyt, ale przekazuję prośbę zespołowi. Proszę podać imię i nazwisko oraz termin wizyty.',
    order:
      'Nie mam wglądu w zamówienia i nie mogę ich przyjmować, ale przekazuję prośbę zespołowi. Czego dotyczy sprawa i jak możemy się skontaktować?',
    complaint:
      'Bardzo mi przykro. Przekazuję wiadomość zespołowi, aby zajął się nią pracownik. Proszę opisać, co się stało.',
  },
  handoff: ({ name, phone }) =>
    `Przekazuję rozmowę pracownikowi firmy ${name}. Odpowiedź pojawi się tutaj najszybciej, jak to możliwe.${phone ? ` Można też zadzwonić pod numer ${phone}.` : ''}`,
  noted: 'Dziękuję, przekazuję to zespołowi. Zespół się odezwie.',
  fileReceived:
    'Dziękuję, plik dotarł. Nie mogę sam otwierać plików, więc przekazuję go zespołowi, który go obejrzy i odpowie tutaj.',
  refusal: 'Niestety tego nie wiem. Czy chcą Państwo porozmawiać z pracownikiem?',
  refusalWithSuggestions:
    'Niestety tego nie wiem. Może pomoże jedno z tych pytań, a może chcą Państwo porozmawiać z pracownikiem?',
  failure:
    'Przepraszamy, coś poszło nie tak po naszej stronie. Proszę zapytać ponownie lub poprosić o rozmowę z pracownikiem.',
  givenUp:
    'Przepraszamy, coś poszło nie tak po naszej stronie. Zespół już o tym wie i pracownik odpowie tutaj.',
}
