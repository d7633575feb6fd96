/** Words of everyday business that mean the same thing, so that a question finds an answer told in other words. */
import { stemEnglish } from './stem-english.ts'

const groups: Readonly<Record<string, string>> = {
  price: 'price cost charge fee rate expensive cheap pay quote estimate pricing tariff',
  payment: 'payment pay card cash visa mastercard paypal invoice',
  financing: 'installment installments instalment instalments financing finance monthly',
  hours: 'hour open close closed opening closing schedule',
  place: 'address location located locate directions where find situated',
  contact: 'phone telephone call contact reach email number',
  appointment: 'appointment booking book reservation reserve schedule slot visit',
  cancel: 'cancel cancellation reschedule postpone move rebook',
  delivery: 'delivery deliver shipping ship shipment courier send dispatch arrive',
  refund: 'refund return reimburse reimbursement exchange',
  guarantee: 'guarantee warranty warrant',
  repair: 'repair fix broken mend malfunction fault defect',
  kids: 'child kid toddler baby infant son daughter',
  pets: 'pet dog cat puppy animal',
  discount: 'discount coupon promotion deal offer special voucher reduction',
  parking: 'parking park garage car',
  pain: 'pain ache hurt sore painful toothache',
  bill: 'bill invoice receipt statement',
  job: 'job vacancy career hiring hire apply apprenticeship employment',
  duration: 'long duration take minutes last time',
  accept: 'accept take allow permit allowed',
  heating: 'heating heater furnace boiler radiator heat warm',
  cooling: 'cooling ac conditioner conditioning aircon hvac cool',
  insurance: 'insurance insured insurer coverage covered cover',
  emergency: 'emergency urgent urgently immediately asap night',
  area: 'area region zone town city village county nearby serve',
  clean: 'clean cleaning wash washing hygiene hygienist',
  begin: 'begin start',
  buy: 'buy purchase order',
  help: 'help support assist assistance',
  staff: 'staff employee technician team worker dentist doctor',
}
const conceptsOfStem = conceptTable()

/** Names of the concepts that an English stem belongs to. */
export function conceptsOf(stem: string): readonly string[] {
  return conceptsOfStem.get(stem) ?? []
}

/** Every stem that belongs to a concept. */
export function knownStems(): Iterable<string> {
  return conceptsOfStem.keys()
}

function conceptTable(): Map<string, string[]> {
  const table = new Map<string, string[]>()
  for (const [name, words] of Object.entries(groups)) {
    for (const word of words.split(' ')) {
      const stem = stemEnglish(word)
      const concepts = table.get(stem) ?? []
      if (!concepts.includes(name)) concepts.push(name)
      table.set(stem, concepts)
    }
  }
  return table
}
