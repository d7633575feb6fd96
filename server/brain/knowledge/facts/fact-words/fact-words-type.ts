/** The sentences in which facts are told, in one language. */

export interface FactWords {
  closed: string
  roundTheClock: string
  /** Stands between the first and the last of several days. */
  to: string
  /** "on Sunday, November 22" from "Sunday, November 22". */
  onDay(date: string): string
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
  serviceTakes(name: string, duration: string): string
  takes(duration: string): string
  about: string
}
