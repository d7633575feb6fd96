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
  down: 'M12 5v14M18.5 12.5 12 19l-6.5-6.5',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c.8-3.7 3.8-5.5 7.5-5.5s6.7 1.8 7.5 5.5',
  restart: 'M4 12a8 8 0 1 0 2.6-5.9M4 4v4.5h4.5',
  up: 'M7 10.5v9.5M7 10.5l4-7c1.4 0 2.3 1 2.3 2.3v3.7h4.6c1.3 0 2.3 1.2 2 2.5l-1.2 6c-.2 1.1-1.2 2-2.3 2H7m0-9.5H4v9.5h3',
  downvote:
    'M7 13.5V4m0 9.5 4 7c1.4 0 2.3-1 2.3-2.3v-3.7h4.6c1.3 0 2.3-1.2 2-2.5l-1.2-6c-.2-1.1-1.2-2-2.3-2H7m0 9.5H4V4h3',
}
