/** From nothing to an answered visitor, as a new business lives it: the acceptance test of the whole. */
import { expect } from 'vitest'
import { test } from './browser-test.ts'
import { chatOn } from './chat-on.ts'
import { openDesk, sharedDesk } from './open-desk.ts'
import { openSite, pageWith } from './open-site.ts'
import { portalOn } from './portal-on.ts'
import { startWebsite } from './run-example.ts'

interface Topic {
  question: string
  /** With the place of a figure that nobody can guess. */
  answer(figure: number): string
  /** How visitors ask it: never in the words of the question. */
  asked: readonly string[]
}

const topics: Topic[] = [
  {
    question: 'How long is the warranty on a new roof?',
    answer: (figure) => `A new roof has ${figure} months of warranty on material and less on our work.`,
    asked: ['What warranty do I get?', 'Does it come with a warranty?', 'Tell me about the warranty please'],
  },
  {
    question: 'Which deposit do you ask for?',
    answer: (figure) => `The deposit is $${figure}. You get it back when you have returned the keys.`,
    asked: ['How big is the deposit?', 'When will I have my deposit back?'],
  },
  {
    question: 'How thick is the insulation you blow into an attic?',
    answer: (figure) => `We blow in ${figure} millimetres of insulation, which fits an attic of usual size.`,
    asked: ['How much insulation goes into the attic?', 'How many millimetres of insulation do I get?'],
  },
  {
    question: 'Is there a sauna?',
    answer: (figure) => `The sauna holds seven guests, and a session of one hour is $${figure}.`,
    asked: ['How many guests fit into the sauna?', 'Do you have a sauna?'],
  },
]

/** Hardly ever the same twice, and never among the words of an article. */
const someFigure = () => 1_000 + Math.floor(Math.random() * 8_999)
const someOf = <T>(list: readonly T[]) => list[Math.floor(Math.random() * list.length)] as T

test('a business signs up, writes an article, installs the snippet, and its visitor is answered from it', async ({
  openTab,
}) => {
  await using desk = await openDesk({ LIMITS: '' })
  const topic = someOf(topics)
  const figure = someFigure()
  const rivalsFigure = figure + 1
  const rival = await desk.business('Next Door')
  await rival.writesArticle(topic.question, topic.answer(rivalsFigure))

  await using owner = await openTab({ permissions: ['clipboard-read', 'clipboard-write'] })
  // Nobody is signed in yet, and the portal asks.
  owner.provokes(/401.*auth\/refresh/)
  const portal = portalOn(owner.page)
  await owner.page.goto(desk.url)
  const effort = await portal.signUp({
    business: 'Quiet Harbor',
    email: `owner-${figure}@example.com`,
    password: 'correct horse battery',
  })
  expect(effort).toEqual({ fields: 3, clicks: 2 })
  await portal.writeArticle(topic.question, topic.answer(figure))
  const snippet = await portal.copySnippet()
  const accountToken = /\/w\/v1\/(acct_\w+)\.js/.exec(snippet)?.[1] ?? ''
  expect(accountToken).not.toBe(rival.accountToken)

  await using plainSite = await openSite(pageWith(snippet))
  await using strictSite = await startWebsite(desk.url, accountToken)
  await using onPlainSite = await openTab()
  await using onStrictSite = await openTab()
  const visits = [
    { page: onPlainSite.page, address: plainSite.url },
    { page: onStrictSite.page, address: strictSite.url },
  ]
  const visitors = []
  for (const { page, address } of visits) {
    await page.goto(address)
    const chat = chatOn(page)
    await chat.open()
    await chat.ask(someOf(topic.asked))
    expect(await chat.answer(1)).toBe(topic.answer(figure))
    const source = chat.panel.getByRole('group', { name: 'Sources' })
    await source.getByText(topic.question).click()
    expect(await source.getByRole('blockquote').innerText()).toBe(topic.answer(figure))
    visitors.push(chat)
  }

  await portal.deleteArticle(topic.question)
  for (const chat of visitors) {
    await chat.ask(someOf(topic.asked))
    expect(await chat.answer(2)).toMatch(/do not know.*talk to a person\?$/)
    const everything = await chat.panel.innerText()
    expect(everything).not.toContain(String(rivalsFigure))
  }
  expect(desk.failures()).toEqual([])
})

test.for(topics.flatMap(({ asked, ...topic }) => asked.map((words) => ({ ...topic, words }))))(
  'asked in other words, "$words" is answered by the only article there is',
  async ({ question, answer, words }, { expect }) => {
    const figure = someFigure()
    const business = await (await sharedDesk()).business()
    await business.writesArticle(question, answer(figure))
    const { body } = await business.api('POST', '/api/v1/playground', { body: { message: words } })
    expect(body.reply.text).toBe(answer(figure))
  },
)
