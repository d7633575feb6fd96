/** The plans that a business may choose, the one it gets without choosing first. */
export const planCatalogue = [
  { id: 'free', name: 'Free' },
  { id: 'starter', name: 'Starter' },
  { id: 'pro', name: 'Pro' },
  { id: 'enterprise', name: 'Enterprise' },
] as const
