/** Whether a widget shows on a page, by globs on its path. */
import type { BootOptions } from '#sdk/widget/options'

/** `*` is anything within a step of the path, `**` also over steps: `/shop/**` is `/shop` and all below. */
export function showsOn(path: string, { include, exclude }: NonNullable<BootOptions['pages']>): boolean {
  const matches = (glob: string) => patternOf(glob).test(path)
  return !exclude?.some(matches) && (!include?.length || include.some(matches))
}

function patternOf(glob: string): RegExp {
  const parts = /(\/\*\*$)|(\*\*)|(\*)|[.+?^${}()|[\]\\]/g
  const pattern = glob.replace(parts, (it, below, steps, step) => {
    if (below) return '(?:/.*)?'
    if (steps) return '.*'
    return step ? '[^/]*' : `\\${it}`
  })
  return new RegExp(`^${/^[/*]/.test(glob) ? '' : '/'}${pattern}/?$`)
}
