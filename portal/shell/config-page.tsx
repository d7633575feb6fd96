/** A page that edits the configuration: loads it, shows its shape meanwhile, and offers to save. */
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import type { BotConfig } from '#wire'
import { configProblem, draftConfig, loadConfig } from '../api/bot-config.ts'
import { mayEdit } from '../api/session.ts'
import { Skeleton } from '../kit/skeleton.tsx'
import { Page } from './page.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { ReadOnlyNotice } from './read-only-notice.tsx'
import { SaveBar } from './save-bar.tsx'

interface ConfigPageProps {
  title: string
  lead: ComponentChildren
  width?: 'normal' | 'wide'
  /** Why it cannot be saved yet. */
  blocked?: string | undefined
  shownFields?: readonly string[]
  children(config: BotConfig): ComponentChildren
}

export function ConfigPage({
  title,
  lead,
  width = 'normal',
  blocked,
  shownFields,
  children,
}: ConfigPageProps) {
  const config = draftConfig.value
  useEffect(() => void loadConfig(), [])
  return (
    <Page title={title} lead={lead} width={width}>
      {!mayEdit.value && <ReadOnlyNotice />}
      {!config && !configProblem.value && <Skeleton shape="block" lines={3} />}
      {!config && <ProblemNotice problem={configProblem.value} onRetry={() => void loadConfig()} />}
      {config && children(config)}
      {config && <SaveBar blocked={blocked} shownFields={shownFields ?? []} />}
    </Page>
  )
}
