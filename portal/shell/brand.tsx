/** Sign and name of the product. */
import './brand.css'

export function Brand() {
  return (
    <span class="brand">
      <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
        <rect class="brand-plate" width="32" height="32" rx="9" />
        <path class="brand-bell" d="M7 21a9 9 0 0 1 18 0z" />
        <rect class="brand-brass" x="5" y="22.5" width="22" height="2.5" rx="1.25" />
        <circle class="brand-brass" cx="16" cy="10" r="1.9" />
      </svg>
      Deskbell
    </span>
  )
}
