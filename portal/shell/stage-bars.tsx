/** Where the time went, stage by stage. */
import './stage-bars.css'

interface StageBarsProps {
  stages: readonly { name: string; ms: number }[]
}

export function StageBars({ stages }: StageBarsProps) {
  const total = stages.reduce((sum, stage) => sum + stage.ms, 0)
  const longest = Math.max(...stages.map((stage) => stage.ms), 0.001)
  return (
    <table class="stages small">
      <caption class="visually-hidden">Milliseconds per stage</caption>
      <tbody>
        {stages.map((stage) => (
          <tr key={stage.name}>
            <th scope="row" class="mono">
              {stage.name}
            </th>
            <td class="stages-track" aria-hidden="true">
              <span style={{ inlineSize: `${(stage.ms / longest) * 100}%` }} />
            </td>
            <td class="stages-ms">{tellMs(stage.ms)}</td>
          </tr>
        ))}
        <tr class="stages-total">
          <th scope="row">in all</th>
          <td />
          <td class="stages-ms">{tellMs(total)}</td>
        </tr>
      </tbody>
    </table>
  )
}

/** Milliseconds, with a digit behind the point only where it tells something. */
export function tellMs(ms: number): string {
  return ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms)} ms`
}
