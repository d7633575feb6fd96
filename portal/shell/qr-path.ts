/** The dark fields of a QR code as one path of an SVG: a bar for each run of fields in a row. */
export function qrPath(fields: readonly (readonly boolean[])[]): string {
  return fields
    .flatMap((row, y) => barsOf(row).map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`))
    .join('')
}

/** Where each run of dark fields begins, and how long it is. */
function barsOf(row: readonly boolean[]): [number, number][] {
  const bars: [number, number][] = []
  for (const [x, isDark] of row.entries()) {
    const last = bars.at(-1)
    if (isDark && last && row[x - 1]) last[1] += 1
    else if (isDark) bars.push([x, 1])
  }
  return bars
}
