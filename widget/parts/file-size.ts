/** How large a file is, in words. */

/** @returns for example `1.4 MB`, in the visitor's language */
export function sizeIn(bytes: number, lang: string): string {
  const [unit, value] =
    bytes < 1000
      ? ['byte', bytes]
      : bytes < 999_500
        ? ['kilobyte', bytes / 1000]
        : ['megabyte', bytes / 1_000_000]
  const style = { style: 'unit', unit: unit as string, unitDisplay: 'short' } as const
  return new Intl.NumberFormat(lang, { ...style, maximumFractionDigits: unit === 'megabyte' ? 1 : 0 }).format(
    value as number,
  )
}
