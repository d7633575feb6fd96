/** English phrases of small talk. */
import { intentsFrom } from './phrases.ts'

export const smallTalk = intentsFrom({
  greeting: `
    hello
    hi
    hi there
    hey
    hey there
    hello there
    hello everyone
    hey guys
    good morning
    good afternoon
    good evening
    good day
    greetings
    hiya
    howdy
    yo
    hello, is anybody there
    anyone there?
    hi, are you there
    hello bot
    hi team
    morning
    hello again
    hi good morning
    hey what's up
    hello, I have a question
    hi, can I ask something
    can I ask you a question
    can you help me
    i need help
    i need some help please`,
  how_are_you: `
    how are you
    how are you doing
    how are you today
    how is it going
    how's your day
    how do you do
    how have you been
    are you ok
    how do you feel
    what's new
    hope you are well
    you alright?
    are you having a good day`,
  thanks: `
    thanks
    thank you
    thank you very much
    thanks a lot
    many thanks
    thx
    ty
    cheers
    much appreciated
    I appreciate it
    thank you so much
    thanks for your help
    thank you for the information
    great, thanks
    ok thanks
    perfect, thank you
    that helped, thanks
    awesome thank you
    thanks, that is all I needed
    very helpful, thank you
    got it, thanks
    that is great thank you
    thanks for the quick answer
    wonderful, thanks again`,
  goodbye: `
    bye
    goodbye
    bye bye
    see you
    see you later
    see you soon
    see you tomorrow
    talk to you later
    have a nice day
    have a good one
    have a great weekend
    good night
    take care
    that's all, bye
    that is all for now
    I have to go
    I'm leaving now
    until next time
    so long
    catch you later
    ok bye
    thanks, bye
    nothing else, goodbye`,
  affirm: `
    yes
    yes please
    yeah
    yep
    sure
    ok
    okay
    of course
    correct
    that's right
    right
    exactly
    sounds good
    alright
    please do
    go ahead
    fine
    great
    perfect
    that works`,
  deny: `
    no
    no thanks
    no thank you
    nope
    nah
    not really
    not now
    never mind
    nevermind
    that's wrong
    that is not what I meant
    no that's not it
    I don't want that
    forget it
    rather not
    not at the moment`,
  compliment: `
    you are great
    you're awesome
    good bot
    well done
    nice work
    good job
    you are very helpful
    I like you
    that was a good answer
    you are smart
    amazing
    excellent answer
    you are the best
    love it
    I love your service`,
  bot_identity: `
    are you a bot
    are you a robot
    are you human
    are you a real person
    am I talking to a machine
    am I chatting with a person or a computer
    is this a bot
    is this automated
    is this an AI
    are you an AI
    are you real
    who are you
    what are you
    what is your name
    do you have a name
    who am I talking to
    who made you
    are you chatgpt
    are you artificial intelligence
    is there a human behind this
    introduce yourself
    tell me about yourself`,
  capabilities: `
    what can you do
    what can you help me with
    how can you help me
    what do you know
    what can I ask you
    what questions can you answer
    how does this chat work
    what is this chat for
    what are your functions
    help
    show me what you can do
    what topics can you answer
    how do I use this
    what else can you tell me
    give me some examples of what I can ask`,
})
