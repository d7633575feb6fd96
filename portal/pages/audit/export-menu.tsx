/** Takes the log along as a file: what the filter shows, from the first entry to the last. */
import { client } from '../../api/session.ts'
import { Icon } from '../../kit/icon.tsx'
import { Menu } from '../../kit/menu.tsx'
import { inBackground } from '../../shell/in-background.ts'
import { saveFile } from '../../shell/save-file.ts'
import { type AuditFilter, toQuery } from './audit-filter.ts'

const types = { csv: 'text/csv', jsonl: 'application/jsonl' } as const

export function ExportMenu({ filter }: { filter: AuditFilter }) {
  const take = async (format: keyof typeof types) => {
    const query = { format, ...toQuery(filter) }
    saveFile(`audit-log.${format}`, types[format], await client.callForText('exportAuditLog', { query }))
  }
  return (
    <Menu
      class="button"
      label="Export as"
      trigger={
        <>
          Export
          <Icon name="down" size={16} />
        </>
      }
      items={[
        { label: 'CSV', about: 'For a spreadsheet', onChoose: () => inBackground(take('csv')) },
        { label: 'JSON lines', about: 'For programs', onChoose: () => inBackground(take('jsonl')) },
      ]}
    />
  )
}
