/** Which page belongs to which address, and who may see it. */

import { useEffect } from 'preact/hooks'
import lazy from 'preact-iso/lazy'
import { LocationProvider, Route, Router, useLocation } from 'preact-iso/router'
import { isSuperAdmin, me, phase } from './api/session.ts'
import { Button, ButtonLink } from './kit/button.tsx'
import { EmptyState } from './kit/empty-state.tsx'
import { Toaster } from './kit/toast.tsx'
import { HomePage } from './pages/home/home-page.tsx'
import { LogInPage } from './pages/login/log-in-page.tsx'
import { SignUpPage } from './pages/signup/sign-up-page.tsx'
import { AdminFrame } from './shell/admin-frame.tsx'
import { AppFrame } from './shell/app-frame.tsx'
import { ownPlace } from './shell/own-place.ts'
import { Page } from './shell/page.tsx'
import { StartScreen } from './shell/start-screen.tsx'

const BusinessPage = lazy(async () => (await import('./pages/business/business-page.tsx')).BusinessPage)
const ArticlesPage = lazy(async () => (await import('./pages/articles/articles-page.tsx')).ArticlesPage)
const IntentsPage = lazy(async () => (await import('./pages/intents/intents-page.tsx')).IntentsPage)
const TestPage = lazy(async () => (await import('./pages/test/test-page.tsx')).TestPage)
const AppearancePage = lazy(
  async () => (await import('./pages/appearance/appearance-page.tsx')).AppearancePage,
)
const InstallPage = lazy(async () => (await import('./pages/install/install-page.tsx')).InstallPage)
const LeadsPage = lazy(async () => (await import('./pages/leads/leads-page.tsx')).LeadsPage)
const FeedbackPage = lazy(async () => (await import('./pages/feedback/feedback-page.tsx')).FeedbackPage)
const TeamPage = lazy(async () => (await import('./pages/team/team-page.tsx')).TeamPage)
const KeysPage = lazy(async () => (await import('./pages/keys/keys-page.tsx')).KeysPage)
const SettingsPage = lazy(async () => (await import('./pages/settings/settings-page.tsx')).SettingsPage)
const NewBusinessPage = lazy(
  async () => (await import('./pages/new-business/new-business-page.tsx')).NewBusinessPage,
)
const InvitePage = lazy(async () => (await import('./pages/invite/invite-page.tsx')).InvitePage)
const ConversationsPage = lazy(
  async () => (await import('./pages/conversations/conversations-page.tsx')).ConversationsPage,
)
const SecurityPage = lazy(async () => (await import('./pages/security/security-page.tsx')).SecurityPage)
const SignInLinkPage = lazy(
  async () => (await import('./pages/sign-in-link/sign-in-link-page.tsx')).SignInLinkPage,
)
const MagicLinkPage = lazy(async () => (await import('./pages/magic-link/magic-link-page.tsx')).MagicLinkPage)
const ForgotPasswordPage = lazy(
  async () => (await import('./pages/forgot-password/forgot-password-page.tsx')).ForgotPasswordPage,
)
const ResetPasswordPage = lazy(
  async () => (await import('./pages/reset-password/reset-password-page.tsx')).ResetPasswordPage,
)
const VerifyEmailPage = lazy(
  async () => (await import('./pages/verify-email/verify-email-page.tsx')).VerifyEmailPage,
)
const AuditPage = lazy(async () => (await import('./pages/audit/audit-page.tsx')).AuditPage)
const SsoPage = lazy(async () => (await import('./pages/sso/sso-page.tsx')).SsoPage)
const SsoSignInPage = lazy(
  async () => (await import('./pages/sso-sign-in/sso-sign-in-page.tsx')).SsoSignInPage,
)
const TenantsPage = lazy(async () => (await import('./pages/admin/tenants-page.tsx')).TenantsPage)
const TenantPage = lazy(async () => (await import('./pages/admin/tenant-page.tsx')).TenantPage)
const PeoplePage = lazy(async () => (await import('./pages/admin/people-page.tsx')).PeoplePage)
const JobsPage = lazy(async () => (await import('./pages/admin/jobs-page.tsx')).JobsPage)
const DeedsPage = lazy(async () => (await import('./pages/admin/deeds-page.tsx')).DeedsPage)
const FiguresPage = lazy(async () => (await import('./pages/admin/figures-page.tsx')).FiguresPage)
/** For whoever holds a mail's link or asks for one, signed in or not. */
const sideDoors = {
  '/app/invite': InvitePage,
  '/app/sign-in-link': SignInLinkPage,
  '/app/magic-link': MagicLinkPage,
  '/app/forgot-password': ForgotPasswordPage,
  '/app/reset-password': ResetPasswordPage,
  '/app/verify-email': VerifyEmailPage,
  '/app/sso-sign-in': SsoSignInPage,
}

export function App() {
  return (
    <LocationProvider scope="/app">
      <Gate />
      <Toaster />
    </LocationProvider>
  )
}

/** Chooses between the doors and the rooms behind them. */
function Gate() {
  const { path, url, query, route } = useLocation()
  const isDoor = path === '/app/login' || path === '/app/signup'
  const isSideDoor = path in sideDoors
  const state = phase.value
  useEffect(() => {
    if (state === 'signed_out' && !isDoor && !isSideDoor)
      route(`/app/login?next=${encodeURIComponent(url)}`, true)
    if (state === 'signed_in' && isDoor) route(afterSignIn(path, query.next), true)
  }, [state, isDoor, url])
  if (isSideDoor) return <SideDoors />
  if (state === 'unreachable' || (state === 'starting' && !isDoor)) return <StartScreen />
  if (isDoor) return path === '/app/signup' ? <SignUpPage /> : <LogInPage />
  return state === 'signed_in' ? <Rooms /> : <StartScreen />
}

/** Those of a business, or the operator's. */
function Rooms() {
  const { path, route } = useLocation()
  const isOperators = isSuperAdmin.value && /^\/app\/admin(?:\/|$)/.test(path)
  const isLost = !me.value && !isOperators
  useEffect(() => {
    if (isLost) route('/app/admin', true)
  }, [isLost])
  if (isLost) return <StartScreen />
  return isOperators ? <OperatorRooms /> : <BusinessRooms />
}

function BusinessRooms() {
  return (
    <AppFrame key={`${me.value?.tenant.id} ${me.value?.viewing_as?.until ?? ''}`}>
      <Router>
        <Route path="/app" component={HomePage} />
        <Route path="/app/business" component={BusinessPage} />
        <Route path="/app/articles/:id?" component={ArticlesPage} />
        <Route path="/app/intents/:name?" component={IntentsPage} />
        <Route path="/app/test" component={TestPage} />
        <Route path="/app/appearance" component={AppearancePage} />
        <Route path="/app/install" component={InstallPage} />
        <Route path="/app/conversations/:id?" component={ConversationsPage} />
        <Route path="/app/leads" component={LeadsPage} />
        <Route path="/app/feedback" component={FeedbackPage} />
        <Route path="/app/team" component={TeamPage} />
        <Route path="/app/keys" component={KeysPage} />
        <Route path="/app/settings" component={SettingsPage} />
        <Route path="/app/new-business" component={NewBusinessPage} />
        <Route path="/app/security" component={SecurityPage} />
        <Route path="/app/audit" component={AuditPage} />
        <Route path="/app/settings/sso" component={SsoPage} />
        <Route default component={NotFoundPage} />
      </Router>
    </AppFrame>
  )
}

function OperatorRooms() {
  return (
    <AdminFrame>
      <Router>
        <Route path="/app/admin" component={TenantsPage} />
        <Route path="/app/admin/tenants/:id" component={TenantPage} />
        <Route path="/app/admin/people" component={PeoplePage} />
        <Route path="/app/admin/figures" component={FiguresPage} />
        <Route path="/app/admin/jobs" component={JobsPage} />
        <Route path="/app/admin/log" component={DeedsPage} />
        <Route path="/app/admin/security" component={SecurityPage} />
        <Route default component={NotFoundPage} />
      </Router>
    </AdminFrame>
  )
}

function SideDoors() {
  return (
    <Router>
      {Object.entries(sideDoors).map(([path, component]) => (
        <Route key={path} path={path} component={component} />
      ))}
      <Route default component={StartScreen} />
    </Router>
  )
}

function afterSignIn(path: string, next: string | undefined): string {
  return path === '/app/signup' ? '/app/test?welcome=1' : ownPlace(next, location.origin)
}

function NotFoundPage() {
  return (
    <Page title="Nothing here">
      <EmptyState
        icon="search"
        title="This address leads nowhere"
        action={
          <>
            <ButtonLink tone="main" href="/app">
              Go home
            </ButtonLink>
            <Button onClick={() => history.back()}>Back</Button>
          </>
        }
      >
        <p>The page may have been moved, or the address has a slip in it.</p>
      </EmptyState>
    </Page>
  )
}
