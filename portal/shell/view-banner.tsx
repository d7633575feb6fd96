/** Above every page while a super admin looks into a business: who, why, until when, and the way out. */
import { useEffect } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { me, stopLooking } from '../api/session.ts'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { inBackground } from './in-background.ts'
import './view-banner.css'

export function ViewBanner() {
  const { route } = useLocation()
  const member = me.value
  const until = member?.viewing_as?.until
  const place = `/app/admin/tenants/${member?.tenant.id}`
  const leave = () => inBackground(stopLooking(() => route(place)))
  useEffect(() => {
    if (!until) return
    // The server ends it by the clock: what the page then showed would be another business.
    const timer = setTimeout(leave, Math.max(0, Date.parse(until) - Date.now()))
    return () => clearTimeout(timer)
  }, [until, place])
  if (!member?.viewing_as) return null
  return (
    <aside class="view-banner" aria-label="Looking into a business">
      <Icon name="eye" size={18} />
      <p class="grow">
        <strong>{member.user.email}</strong> looks into <strong>{member.tenant.name}</strong> until{' '}
        {tellTime(member.viewing_as.until)}, reading only. Why: “{member.viewing_as.reason}”
      </p>
      <Button size="small" onClick={leave}>
        Stop looking
      </Button>
    </aside>
  )
}

function tellTime(moment: string): string {
  return new Date(moment).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })
}
