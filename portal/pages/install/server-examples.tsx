/** Code for the server of the website, by language. */
import { useState } from 'preact/hooks'
import { CopyField } from '../../kit/copy-field.tsx'
import { Tabs } from '../../kit/tabs.tsx'
import { serverExamples } from './snippets.ts'

export function ServerExamples() {
  const [current, setCurrent] = useState('node')
  return (
    <Tabs
      label="Your server speaks"
      current={current}
      onCurrent={setCurrent}
      tabs={serverExamples.map(({ id, label, code }) => ({
        id,
        label,
        content: (
          <CopyField label={`Code for ${label}`} text={code} tone="plain" rows={code.split('\n').length} />
        ),
      }))}
    />
  )
}
