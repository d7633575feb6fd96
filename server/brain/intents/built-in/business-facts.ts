/** English phrases that ask for facts of the business. */
import { intentsFrom } from './phrases.ts'

export const businessFacts = intentsFrom({
  hours: `
    what are your opening hours
    opening hours
    business hours
    what are your hours
    what time do you open
    what time do you close
    when do you open
    when do you close
    when are you open
    are you open now
    are you open today
    are you open tomorrow
    are you open on Sunday
    are you open on Saturdays
    are you open on weekends
    are you open on Christmas
    are you open on public holidays
    are you closed on Monday
    are you closed today
    do you work on Saturday
    how late are you open
    until what time are you open
    is the shop open now
    is the office open on Friday
    what hours do you work
    when can I come by
    till when are you open tonight
    do you close for lunch
    when does the store open
    working hours
    office hours please
    are you still open
    what days are you open
    when do you open again
    are you open on the 26th
    holiday hours`,
  location: `
    where are you located
    where are you
    what is your address
    address
    your address please
    where is your office
    where is your shop
    where can I find you
    how do I get to you
    directions please
    how do I get there
    which street are you on
    what city are you in
    are you near the station
    where is the store
    location
    can you send me your location
    where do I have to go
    where is your practice
    how can I find your shop
    what is your postal address
    in which town are you based
    show me on the map`,
  contact: `
    what is your phone number
    phone number
    how can I reach you
    how can I contact you
    how do I get in touch
    contact details
    contact information
    what is your email
    email address please
    can I call you
    can I email you
    which number can I call
    telephone number
    do you have a phone number
    what is your website
    do you have a website
    where can I write to you
    how do I contact the office
    can I have your number
    give me your email address
    what number do I dial
    is there an email I can write to
    how can I send you a message`,
  prices: `
    how much does it cost
    how much is it
    what are your prices
    price list
    prices
    what do you charge
    how much do you charge
    what does it cost
    what is the price
    cost
    what are your rates
    do you have a price list
    how expensive is it
    what would it cost me
    is it expensive
    what is the hourly rate
    how much do I have to pay
    what are your fees
    can I get a quote
    give me an estimate
    I would like a price quote
    is the consultation free
    do you charge for a visit
    what's the cheapest option
    how much for an appointment
    price please`,
  services: `
    what services do you offer
    services
    what do you do
    what do you offer
    which services do you have
    list of services
    what kind of work do you do
    what can you do for me
    do you offer repairs
    do you do installations
    what treatments do you offer
    what do you sell
    what products do you have
    tell me about your services
    what are your services
    what is included in your service
    do you provide maintenance
    what jobs do you take
    can you fix things
    which treatments are available
    what do you specialise in`,
  about: `
    who is behind this company
    tell me about your business
    tell me about your company
    what is this company
    what kind of business are you
    what does your company do
    who owns the business
    how long have you been in business
    about you
    about the company
    what is this business about
    who runs the shop
    are you a family business`,
})
