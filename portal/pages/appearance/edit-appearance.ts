/** Changes the looks in the draft of the bot's configuration. */
import type { Appearance } from '#wire'
import { changeConfig } from '../../api/bot-config.ts'

export function editAppearance(appearance: Appearance): void {
  changeConfig((config) => ({ ...config, appearance }))
}
