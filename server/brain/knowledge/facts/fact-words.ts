/** The sentences in which facts are told, in the four languages. */
import type { Language } from '../../language/guess-language.ts'

export interface FactWords {
  openingHours: string
  today: string
  tomorrow: string
  openNow(until: string): string
  openAlways: string
  closedNow: string
  opensNext(day: string, time: string): string
  openOn(day: string, hours: string): string
  closedOn(day: string): string
  openAt(day: string, time: string): string
  closedAt(day: string, time: string): string
  hoursThatDay(hours: string): string
  week(hours: string): string
  exceptions: string
  address: string
  addressIs(address: string): string
  contact: string
  phoneIs(phone: string): string
  emailIs(email: string): string
  websiteIs(website: string): string
  emergency: string
  emergencyIs(phone: string): string
  services: string
  servicesAre(list: string): string
  pricesAre(list: string): string
  serviceCosts(name: string, price: string): string
  serviceTakes(name: string, minutes: number): string
  takes(minutes: number): string
  about: string
}

export const factWords: Readonly<Record<Language, FactWords>> = {
  en: {
    openingHours: 'Opening hours',
    today: 'today',
    tomorrow: 'tomorrow',
    openNow: (until) => `Yes, we are open now, until ${until}.`,
    openAlways: 'Yes, we are open now. We are open around the clock.',
    closedNow: 'No, we are closed right now.',
    opensNext: (day, time) => `We open again ${day} at ${time}.`,
    openOn: (day, hours) => `Yes, we are open ${day}: ${hours}.`,
    closedOn: (day) => `We are closed ${day}.`,
    openAt: (day, time) => `Yes, we are open ${day} at ${time}.`,
    closedAt: (day, time) => `No, we are closed ${day} at ${time}.`,
    hoursThatDay: (hours) => `Hours that day: ${hours}.`,
    week: (hours) => `Our opening hours:\n${hours}`,
    exceptions: 'Different hours:',
    address: 'Address',
    addressIs: (address) => `You find us at ${address}.`,
    contact: 'Contact',
    phoneIs: (phone) => `You can call us at ${phone}.`,
    emailIs: (email) => `You can e-mail us at ${email}.`,
    websiteIs: (website) => `Our website is ${website}.`,
    emergency: 'Emergency phone',
    emergencyIs: (phone) => `In an emergency, please call ${phone}.`,
    services: 'Services',
    servicesAre: (list) => `We offer:\n${list}`,
    pricesAre: (list) => `Our prices:\n${list}`,
    serviceCosts: (name, price) => `${name}: ${price}.`,
    serviceTakes: (name, minutes) => `${name} takes about ${minutes} minutes.`,
    takes: (minutes) => `It takes about ${minutes} minutes.`,
    about: 'About us',
  },
  de: {
    openingHours: 'Öffnungszeiten',
    today: 'heute',
    tomorrow: 'morgen',
    openNow: (until) => `Ja, wir haben jetzt geöffnet, bis ${until} Uhr.`,
    openAlways: 'Ja, wir haben jetzt geöffnet. Wir sind rund um die Uhr da.',
    closedNow: 'Nein, wir haben gerade geschlossen.',
    opensNext: (day, time) => `Wir öffnen wieder ${day} um ${time} Uhr.`,
    openOn: (day, hours) => `Ja, wir haben ${day} geöffnet: ${hours}.`,
    closedOn: (day) => `Wir haben ${day} geschlossen.`,
    openAt: (day, time) => `Ja, ${day} um ${time} Uhr haben wir geöffnet.`,
    closedAt: (day, time) => `Nein, ${day} um ${time} Uhr haben wir geschlossen.`,
    hoursThatDay: (hours) => `Öffnungszeiten an diesem Tag: ${hours}.`,
    week: (hours) => `Unsere Öffnungszeiten:\n${hours}`,
    exceptions: 'Abweichende Zeiten:',
    address: 'Adresse',
    addressIs: (address) => `Sie finden uns hier: ${address}.`,
    contact: 'Kontakt',
    phoneIs: (phone) => `Sie erreichen uns telefonisch unter ${phone}.`,
    emailIs: (email) => `Sie können uns an ${email} schreiben.`,
    websiteIs: (website) => `Unsere Webseite ist ${website}.`,
    emergency: 'Notfallnummer',
    emergencyIs: (phone) => `Im Notfall rufen Sie bitte ${phone} an.`,
    services: 'Leistungen',
    servicesAre: (list) => `Wir bieten an:\n${list}`,
    pricesAre: (list) => `Unsere Preise:\n${list}`,
    serviceCosts: (name, price) => `${name}: ${price}.`,
    serviceTakes: (name, minutes) => `${name} dauert etwa ${minutes} Minuten.`,
    takes: (minutes) => `Es dauert etwa ${minutes} Minuten.`,
    about: 'Über uns',
  },
  es: {
    openingHours: 'Horario',
    today: 'hoy',
    tomorrow: 'mañana',
    openNow: (until) => `Sí, estamos abiertos ahora, hasta las ${until}.`,
    openAlways: 'Sí, estamos abiertos ahora. Abrimos las 24 horas.',
    closedNow: 'No, ahora mismo estamos cerrados.',
    opensNext: (day, time) => `Volvemos a abrir ${day} a las ${time}.`,
    openOn: (day, hours) => `Sí, abrimos ${day}: ${hours}.`,
    closedOn: (day) => `Estamos cerrados ${day}.`,
    openAt: (day, time) => `Sí, ${day} a las ${time} estamos abiertos.`,
    closedAt: (day, time) => `No, ${day} a las ${time} estamos cerrados.`,
    hoursThatDay: (hours) => `Horario de ese día: ${hours}.`,
    week: (hours) => `Nuestro horario:\n${hours}`,
    exceptions: 'Horario especial:',
    address: 'Dirección',
    addressIs: (address) => `Nos encuentra en ${address}.`,
    contact: 'Contacto',
    phoneIs: (phone) => `Puede llamarnos al ${phone}.`,
    emailIs: (email) => `Puede escribirnos a ${email}.`,
    websiteIs: (website) => `Nuestra página web es ${website}.`,
    emergency: 'Teléfono de urgencias',
    emergencyIs: (phone) => `En caso de emergencia, llame al ${phone}.`,
    services: 'Servicios',
    servicesAre: (list) => `Ofrecemos:\n${list}`,
    pricesAre: (list) => `Nuestros precios:\n${list}`,
    serviceCosts: (name, price) => `${name}: ${price}.`,
    serviceTakes: (name, minutes) => `${name} dura unos ${minutes} minutos.`,
    takes: (minutes) => `Dura unos ${minutes} minutos.`,
    about: 'Sobre nosotros',
  },
  fr: {
    openingHours: "Horaires d'ouverture",
    today: "aujourd'hui",
    tomorrow: 'demain',
    openNow: (until) => `Oui, nous sommes ouverts maintenant, jusqu'à ${until}.`,
    openAlways: 'Oui, nous sommes ouverts maintenant. Nous sommes ouverts 24 h sur 24.',
    closedNow: 'Non, nous sommes fermés en ce moment.',
    opensNext: (day, time) => `Nous rouvrons ${day} à ${time}.`,
    openOn: (day, hours) => `Oui, nous sommes ouverts ${day} : ${hours}.`,
    closedOn: (day) => `Nous sommes fermés ${day}.`,
    openAt: (day, time) => `Oui, ${day} à ${time} nous sommes ouverts.`,
    closedAt: (day, time) => `Non, ${day} à ${time} nous sommes fermés.`,
    hoursThatDay: (hours) => `Horaires de ce jour : ${hours}.`,
    week: (hours) => `Nos horaires d'ouverture :\n${hours}`,
    exceptions: 'Horaires particuliers :',
    address: 'Adresse',
    addressIs: (address) => `Vous nous trouvez ici : ${address}.`,
    contact: 'Contact',
    phoneIs: (phone) => `Vous pouvez nous appeler au ${phone}.`,
    emailIs: (email) => `Vous pouvez nous écrire à ${email}.`,
    websiteIs: (website) => `Notre site est ${website}.`,
    emergency: "Numéro d'urgence",
    emergencyIs: (phone) => `En cas d'urgence, appelez le ${phone}.`,
    services: 'Services',
    servicesAre: (list) => `Nous proposons :\n${list}`,
    pricesAre: (list) => `Nos tarifs :\n${list}`,
    serviceCosts: (name, price) => `${name} : ${price}.`,
    serviceTakes: (name, minutes) => `${name} dure environ ${minutes} minutes.`,
    takes: (minutes) => `Cela dure environ ${minutes} minutes.`,
    about: 'À propos de nous',
  },
}
