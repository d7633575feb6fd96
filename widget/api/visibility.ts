/** Whether a widget is to be seen, by the page's wishes and what happens; it follows both without asking again and again. */
import { followNavigation } from './follow-navigation.ts'
import { type Instance, optionsOf } from './instance.ts'
import { showsOn } from './shows-on.ts'

const PHONE = '(max-width: 480px)'

export function isVisible(instance: Instance): boolean {
  const { pages, hideOnMobile, hideWhenOffline } = optionsOf(instance)
  if (instance.hidden || (pages && !showsOn(location.pathname, pages))) return false
  if (hideOnMobile && isPhone()) return false
  return !hideWhenOffline || (navigator.onLine && !isTeamAway(instance))
}

/** Who talks already is not sent away; until the hours are known nobody is said to be there. */
function isTeamAway({ teamHours, widget }: Instance): boolean {
  if (widget?.shell.launcher.ariaExpanded === 'true') return false
  const next = teamHours?.find(({ closes }) => Date.parse(closes) > Date.now())
  return !teamHours || (next !== undefined && Date.parse(next.opens) > Date.now())
}

export function isPhone(): boolean {
  return matchMedia(PHONE).matches
}

/** @param onChange it may have become another */
export function followVisibility({ life: { signal } }: Instance, onChange: () => void): void {
  followNavigation(onChange, signal)
  matchMedia(PHONE).addEventListener('change', onChange, { signal })
  for (const event of ['online', 'offline']) addEventListener(event, onChange, { signal })
}

const LONGEST_LOOK_MS = 3_600_000

/** Learns when somebody is there, once, and follows it. A business that tells no hours is always there. */
export function followTeam(instance: Instance, onChange: () => void): void {
  const { widget, life } = instance
  if (!widget || instance.followsTeam) return
  instance.followsTeam = true
  let timer: ReturnType<typeof setTimeout>
  function look() {
    onChange()
    const moments = (instance.teamHours ?? []).flatMap(({ opens, closes }) => [opens, closes])
    const waits = moments.map((moment) => Date.parse(moment) - Date.now()).filter((wait) => wait > 0)
    timer = setTimeout(look, Math.min(LONGEST_LOOK_MS, ...waits))
  }
  life.signal.addEventListener('abort', () => clearTimeout(timer))
  addEventListener('deskbell:close', onChange, { signal: life.signal })
  widget.shell.bringWords('core').then(
    ({ said }) => {
      instance.teamHours = said.settings?.team_hours ?? []
      if (!life.signal.aborted) look()
    },
    () => {
      instance.teamHours = []
      onChange()
    },
  )
}
