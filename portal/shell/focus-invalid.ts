/** Leads to the first field that the server did not take, once it is marked. */
export function focusInvalid(): void {
  requestAnimationFrame(() => {
    const control = document.querySelector<HTMLElement>('[aria-invalid="true"]')
    control?.focus()
    // With the reason, which stands below it.
    control?.closest('.field')?.scrollIntoView({ block: 'nearest' })
  })
}
