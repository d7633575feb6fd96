/** Leads to the first field that the server did not take, once it is marked. */
export function focusInvalid(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}
