/** Import and export, behind one button. */
import type { Intent } from '#wire'
import { mayEdit } from '../../api/session.ts'
import { Icon } from '../../kit/icon.tsx'
import { Menu, type MenuItem } from '../../kit/menu.tsx'
import { saveFile } from '../../shell/save-file.ts'
import { type Intents, toCsvFile, toJsonFile } from './intent-file.ts'

interface TransferMenuProps {
  own: readonly Intent[]
  onImport(): void
}

export function TransferMenu({ own, onImport }: TransferMenuProps) {
  const intents: Intents = Object.fromEntries(own.map(({ name, bot_id: _, ...settings }) => [name, settings]))
  const items: MenuItem[] = [
    ...(mayEdit.value ? [{ label: 'Import…', onChoose: onImport }] : []),
    ...(own.length > 0
      ? [
          {
            label: 'Export as JSON',
            onChoose: () => saveFile('intents.json', 'application/json', toJsonFile(intents)),
          },
          {
            label: 'Export phrases as CSV',
            onChoose: () => saveFile('intents.csv', 'text/csv', toCsvFile(intents)),
          },
        ]
      : []),
  ]
  if (items.length === 0) return null
  return (
    <Menu
      label="Import and export"
      class="button"
      items={items}
      trigger={
        <>
          More<span class="visually-hidden">: import and export</span> <Icon name="down" size={16} />
        </>
      }
    />
  )
}
