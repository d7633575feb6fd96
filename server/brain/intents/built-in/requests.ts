/** English phrases that want something done. */
import { intentsFrom } from './phrases.ts'

export const requests = intentsFrom({
  booking: `
    I want to book an appointment
    book an appointment
    can I make an appointment
    I would like to make an appointment
    schedule an appointment
    I need an appointment
    appointment please
    can I book a slot
    do you have any free slots
    are there appointments available this week
    when is the next available appointment
    can I come in tomorrow at 3
    I'd like to schedule a visit
    can you schedule a service call
    make a reservation
    I want to reserve a table
    book a table for two
    can I book online
    how do I book
    I want to book a time
    please book me in for Monday
    could I get an appointment for next week
    is there anything free on Thursday
    set up an appointment
    arrange a visit
    I want to come in for a checkup
    book me in`,
  cancel_or_move: `
    I need to cancel my appointment
    cancel my appointment
    cancel my booking
    I want to cancel
    can I cancel my reservation
    I have to reschedule
    reschedule my appointment
    can I move my appointment
    I need to change my appointment
    can we move it to another day
    change my booking
    I can't make it tomorrow
    I cannot come to my appointment
    please postpone my appointment
    can I come later than planned
    I have to call off our meeting
    move my appointment to Friday
    delete my booking
    I won't be able to make it
    can I change the time of my booking
    is it possible to push back my appointment
    I want a different date`,
  order: `
    I want to order something
    I would like to place an order
    place an order
    can I order online
    I'd like to buy this
    I want to buy
    how do I order
    can I place an order by phone
    where is my order
    what is the status of my order
    track my order
    has my order been shipped
    when will my order arrive
    my order has not arrived
    I want to order two of them
    can I order for delivery
    order status
    I want to change my order
    can I purchase it here
    take my order please
    I need to reorder`,
  emergency: `
    this is an emergency
    emergency
    I have an emergency
    it's urgent
    I need help right now
    I need someone immediately
    please come at once
    there is water everywhere
    my pipe burst
    burst pipe flooding the kitchen
    water is pouring out of the ceiling
    I smell gas
    there is a gas leak
    my basement is flooded
    no heating and it's freezing, please hurry
    sparks are coming out of the socket
    there is a fire
    I knocked out a tooth
    I am bleeding heavily
    I am in terrible pain
    I can't stand the pain
    it won't stop bleeding
    locked out of my house, urgent
    emergency number
    do you have an emergency service
    who do I call in an emergency
    I need an emergency plumber
    carbon monoxide alarm is going off`,
  complaint: `
    I want to make a complaint
    I have a complaint
    I am not satisfied
    I am very unhappy with your service
    your service is terrible
    this is unacceptable
    I'm really disappointed
    nobody showed up
    your technician did not show up
    the work was done badly
    you overcharged me
    I want my money back
    I want a refund
    I would like a refund please
    can I get a refund
    please refund me
    give me my money back
    I am asking for a refund
    this is the worst service ever
    I want to complain
    who can I complain to
    I am angry
    it still does not work after your repair
    the invoice is wrong
    you charged me twice
    your employee was rude
    this is ridiculous
    I have been waiting for hours
    terrible experience
    I will leave a bad review`,
  person: `
    I want to talk to a person
    talk to a human
    can I speak to a human
    let me talk to someone
    I want to speak with a real person
    speak to an agent
    connect me to an agent
    human please
    agent
    real person please
    can someone call me back
    please call me back
    call me
    I want to talk to an employee
    can I speak to somebody from your team
    transfer me to a person
    get me a human
    I don't want to talk to a bot
    I'd like to speak to the manager
    can I talk to the owner
    talk to customer service
    live agent
    live chat with a person
    put me through to someone
    I need to speak with a representative
    is there somebody I can talk to
    customer support please
    can a staff member help me
    I would rather talk to a person
    stop, give me a person
    speak to support
    operator`,
})
