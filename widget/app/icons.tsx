/** The few pictures of the panel; their buttons carry the names. */

export function Icon({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  )
}

export const icons = {
  close: 'M6 6l12 12M18 6 6 18',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  send: 'M12 19V5M5.5 11.5 12 5l6.5 6.5',
  stop: 'M7.5 7.5h9v9h-9z',
  attach: 'M20 11.5 12.2 19a5 5 0 0 1-7-7l8-7.7a3.3 3.3 0 0 1 4.7 4.7l-7.8 7.5a1.7 1.7 0 0 1-2.4-2.4l6.7-6.5',
  down: 'M12 5v14M18.5 12.5 12 19l-6.5-6.5',
}
