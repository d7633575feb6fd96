/** The page's global: takes what the page calls, and has it done as soon as what does it is there. */
import type { BootOptions } from '#sdk/widget/options'
import type { WidgetConfig } from '#wire'
import type { Widget } from './create-widget.ts'

/** A verb and what belongs to it. */
export type Call = ArrayLike<unknown>
export type Run = (call: Call) => unknown

export interface Global {
  (...call: unknown[]): unknown
  q?: Call[] | undefined
  /** False again once all is destroyed: the global is then the queue of the next load. */
  loaded?: boolean
}

export interface Door {
  /** By the name of the instance. */
  widgets: Record<string, Widget>
  create(config: WidgetConfig, options: Partial<BootOptions>): Widget
  /** Where the script came from. */
  baseUrl: string
  global: Global
  /** Brings what does the calls, and has those done that wait. */
  begin(): void
}

export const page = window as unknown as { Deskbell?: Global }

/** @param bringApi brings what makes the doer of the calls */
export function openDoor(
  create: Door['create'],
  baseUrl: string,
  bringApi: () => PromiseLike<{ createApi(door: Door): Run }>,
): Door {
  const waiting: Call[] = page.Deskbell?.q ?? []
  let run: Run | undefined

  function take(...call: unknown[]) {
    if (run) return run(call)
    waiting.push(call)
    begin()
  }
  function begin() {
    // What cannot be brought now is asked for with the next call.
    bringApi().then(
      ({ createApi }) => {
        run ??= createApi(door)
        waiting.splice(0).forEach(run)
      },
      () => {},
    )
  }
  const global: Global = new Proxy(take as Global, {
    // Whatever else is asked for is a verb; but a promise must not take it for another promise.
    get: (target, name) =>
      name in target || name === 'then' ? target[name as keyof Global] : take.bind(null, name),
  })
  const door: Door = { widgets: {}, create, baseUrl, global, begin }
  global.q = waiting
  global.loaded = true
  page.Deskbell = global
  if (waiting.length > 0) begin()
  return door
}
