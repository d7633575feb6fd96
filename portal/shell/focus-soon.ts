/** Gives the focus to what is about to be shown, when what had it goes away. */
export function focusSoon(find: () => HTMLElement | null | undefined): void {
  // Two frames: a closing window gives the focus back in the first.
  requestAnimationFrame(() => requestAnimationFrame(() => find()?.focus()))
}
