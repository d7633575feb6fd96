/** What the widget says to this visitor: the server's words in the best language, with the page's own in their places. */
import type { ChatSettings, SaidTexts } from '#wire'
import type { Shell } from '../loader/shell.ts'
import type { Texts } from '../texts.ts'

export interface Spoken {
  lang: string
  dir: 'ltr' | 'rtl'
  /** Stays the same object, whatever language comes. */
  texts: Texts
  greeting: string
  /** Questions to begin with. */
  suggestions: string[]
  /** The line beside the launcher. */
  teaser: string
  /** Of the business, as far as the loader did without them. */
  settings: ChatSettings | undefined
  /** What is written on the launcher, if anything. */
  label: string
  /** Whether `texts` has what only parts say. */
  knowsParts: boolean
}

export interface Speech {
  spoken(): Spoken
  /** Brings what only parts say, once. What could not be brought is asked for with the next part. */
  bringParts(): Promise<void>
  /** The page may want another language now. */
  bringAgain(): Promise<void>
}

/** @param core as it came beside the chat */
export function createSpeech(shell: Shell, core: SaidTexts): Speech {
  const texts = {} as Texts
  let parts: SaidTexts | undefined

  function brought(kind: 'core' | 'parts'): Promise<SaidTexts | undefined> {
    return shell.bringWords(kind).then(
      ({ said }) => said,
      () => undefined,
    )
  }
  async function bringParts() {
    parts ??= await brought('parts')
  }
  return {
    bringParts,
    async bringAgain() {
      const hadParts = parts !== undefined
      core = (await brought('core')) ?? core
      parts = undefined
      if (hadParts) await bringParts()
    },
    spoken() {
      const { launcher, launcherLabel, strings, dir } = shell.options
      return {
        lang: core.lang,
        dir: !dir || dir === 'auto' ? core.dir : dir,
        texts: Object.assign(texts, core.texts, parts?.texts, strings),
        greeting: strings?.greeting ?? core.greeting ?? '',
        suggestions: core.suggestions ?? [],
        teaser: core.teaser ?? core.settings?.teaser?.text ?? '',
        settings: core.settings,
        label: launcher === 'icon' ? '' : (launcherLabel ?? core.launcher?.label ?? ''),
        knowsParts: parts !== undefined,
      }
    },
  }
}
