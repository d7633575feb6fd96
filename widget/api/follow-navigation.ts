/** Tells whenever the address of the page changes, also where no page is loaded; without asking again and again. */

interface Navigation {
  addEventListener(type: 'currententrychange', listener: () => void, options: AddEventListenerOptions): void
}

export function followNavigation(listener: () => void, signal: AbortSignal) {
  const { navigation } = window as { navigation?: Navigation }
  if (navigation) return navigation.addEventListener('currententrychange', listener, { signal })
  addEventListener('popstate', listener, { signal })
  addEventListener('hashchange', listener, { signal })
  for (const name of ['pushState', 'replaceState'] as const) {
    const its = history[name]
    function mine(this: History, ...args: Parameters<History['pushState']>) {
      its.apply(this, args)
      if (!signal.aborted) listener()
    }
    history[name] = mine
    // What somebody else has put over it since stays.
    signal.addEventListener('abort', () => {
      if (history[name] === mine) history[name] = its
    })
  }
}
