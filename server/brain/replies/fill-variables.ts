/** Fills variables such as `{{business_name}}` into texts that an owner wrote. */
import type { Business } from '#wire'

/** Unknown variables stay as they are, so that the owner sees the typing error. */
export function fillVariables(text: string, business: Business): string {
  const values: Readonly<Record<string, string | undefined>> = {
    business_name: business.name,
    phone: business.phone,
    email: business.email,
    address: business.address,
    website: business.website,
    emergency_phone: business.emergency_phone,
    services: business.services.map((service) => service.name).join(', '),
  }
  return text.replace(/\{\{\s?([a-z_]{1,40})\s?\}\}/g, (whole, name: string) => values[name] ?? whole)
}
