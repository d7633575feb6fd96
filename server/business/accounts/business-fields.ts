/** What a person says of a new business beside its name: the same at sign-up and for one more business. */
import { z } from 'zod'
import { lineOfText } from '../../platform/http/line-of-text.ts'
import { planCatalogue } from './plan-catalogue.ts'
import { readWebsite } from './read-website.ts'

export const businessFields = {
  website: lineOfText(300)
    .refine((text) => readWebsite(text) !== undefined, 'is not the address of a website')
    .exactOptional(),
  phone: lineOfText(40)
    .regex(/^[+(\d][\d\s()./-]*$/, 'has digits, spaces and + ( ) - only')
    .exactOptional(),
  industry: lineOfText(60).exactOptional(),
  plan: z.enum(planCatalogue.map(({ id }) => id)).exactOptional(),
}
