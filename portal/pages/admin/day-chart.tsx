/** One bar a day, and the same as a table. */
import { Card } from '../../kit/card.tsx'
import { Table } from '../../kit/table.tsx'
import { tellCount } from './tell-figures.ts'

interface Day {
  /** `2026-01-31` */
  day: string
  count: number
}

interface DayChartProps {
  title: string
  days: readonly Day[]
}

const height = 100
const step = 10
const barWidth = 7

export function DayChart({ title, days }: DayChartProps) {
  const most = Math.max(1, ...days.map(({ count }) => count))
  const sum = days.reduce((all, { count }) => all + count, 0)
  const width = days.length * step
  return (
    <Card title={title} lead={`${tellCount(sum)} in ${days.length} days, ${tellCount(most)} on the busiest.`}>
      <svg
        class="day-chart"
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${title} a day; the table below tells the same`}
      >
        <line x1={0} x2={width} y1={height} y2={height} />
        {days.map(({ day, count }, index) => {
          const high = (count / most) * height
          return (
            <rect key={day} x={index * step} y={height - high} width={barWidth} height={high}>
              <title>{`${day}: ${count}`}</title>
            </rect>
          )
        })}
      </svg>
      <details>
        <summary>Show as a table</summary>
        <Table
          caption={`${title} a day`}
          columns={[
            { name: 'Day', cell: ({ day }: Day) => day },
            { name: title, cell: ({ count }: Day) => tellCount(count) },
          ]}
          rows={[...days].reverse()}
          rowKey={({ day }) => day}
        />
      </details>
    </Card>
  )
}
