/** What a visitor gets who wants a person while nobody is there: when the team is back, and a form to leave details in. */
import type { Business, MessageBlock } from '#wire'
import { inZone } from '../../platform/profile/opening-hours.ts'
import { type TeamState, teamState } from '../../platform/profile/team-hours.ts'
import type { Answer } from '../replies/reply-types.ts'

/** Blocks for a conversation in which a person is wanted and away; none while somebody is there. */
function contactBlocks(business: Business, now: Date): MessageBlock[] {
  const state = teamState(business, now)
  if (state.there) return []
  const opens = state.opensAt ? { opens_at: state.opensAt } : {}
  return [
    { type: 'notice', code: 'person_away', ...opens },
    {
      type: 'form',
      purpose: 'contact',
      fields: [
        { name: 'name', type: 'name', required: true },
        { name: 'email', type: 'email' },
        { name: 'phone', type: 'phone' },
        { name: 'message', type: 'long_text' },
      ],
    },
  ]
}

/** An answer that calls a person, with the form where nobody is there to come. */
export function withContactForm(
  answer: Answer,
  { business, now, hasDetails }: { business: Business; now: Date; hasDetails: boolean },
): Answer {
  const own = answer.blocks ?? []
  if (!answer.handoff || hasDetails || own.some(({ type }) => type === 'form')) return answer
  const blocks = [...own, ...contactBlocks(business, now)]
  return blocks.length > own.length ? { ...answer, blocks } : answer
}

/** What the system says to somebody who asked for a person. */
export function tellAskedForPerson(business: Business, now: Date): { text: string; blocks: MessageBlock[] } {
  const blocks = contactBlocks(business, now)
  if (blocks.length > 0) return { text: tellAway(business, teamState(business, now)), blocks }
  return {
    text: 'You asked for a person. The team has been told and will answer here.',
    blocks: [{ type: 'notice', code: 'person_asked' }],
  }
}

function tellAway(business: Business, state: TeamState): string {
  const opensAt = state.there ? null : state.opensAt
  const back = opensAt ? ` until ${momentIn(business, opensAt)}` : ''
  return `You asked for a person. The team is away${back}. Leave your details, and they will get back to you.`
}

function momentIn(business: Business, moment: string): string {
  const at = inZone(business, new Date(moment))
  const day = { weekday: 'long', day: 'numeric', month: 'long' } as const
  return at.toLocaleString('en-GB', { ...day, hour: '2-digit', minute: '2-digit' })
}
