/** The whole product as a browser reaches it: by the name that its own addresses carry. */
import { generousLimits, openTestApp, type TestApp, type Variables } from '../open-test-app.ts'
import type { TestBusiness } from '../test-business.ts'

export interface TestDesk extends TestApp {
  /** A business without a list of websites: its widget answers on every page. */
  business(name?: string): Promise<TestBusiness>
}

const plenty = { points: 10_000, seconds: 60 }
const limits = { ...generousLimits, visitor_burst: plenty, visitor_flow: plenty, visitor_uploads: plenty }

let shared: Promise<TestDesk> | undefined

/** The one that the tests of a worker share. Nobody closes it: it ends with the worker. */
export function sharedDesk(): Promise<TestDesk> {
  shared ??= openDesk()
  return shared
}

/** One of its own. @param variables of its environment */
export async function openDesk(variables: Variables = {}): Promise<TestDesk> {
  const app = await openTestApp({ LIMITS: JSON.stringify(limits), ...variables })
  return {
    ...app,
    url: app.url.replace('//127.0.0.1', '//localhost'),
    business: (name = 'Quiet Harbor') => app.signUp(name, { website: undefined }),
  }
}
