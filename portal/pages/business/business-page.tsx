/** `/app/business`: the facts that the bot answers by rule. */
import type { Business } from '#wire'
import { changeConfig, configError, draftConfig } from '../../api/bot-config.ts'
import { mayEdit } from '../../api/session.ts'
import { Card } from '../../kit/card.tsx'
import { Select } from '../../kit/select.tsx'
import { ConfigPage } from '../../shell/config-page.tsx'
import { ExceptionsEditor, exceptionsProblem } from './exceptions-editor.tsx'
import { type FactName, FactsCard, factNames } from './facts-card.tsx'
import { HoursEditor } from './hours-editor.tsx'
import { ServicesEditor, servicesProblem } from './services-editor.tsx'
import { timeThere, timezoneOptions } from './timezone-options.ts'
import { dayProblem, toWeek } from './week.ts'

const shownFields = [...factNames, 'timezone'].map((name) => `/business/${name}`)

export function BusinessPage() {
  const disabled = !mayEdit.value
  const edit = (change: Partial<Business>) =>
    changeConfig((config) => ({ ...config, business: { ...config.business, ...change } }))
  const business = draftConfig.value?.business
  return (
    <ConfigPage
      title="Business"
      lead="What your bot knows for sure: who you are, when you are open, what you offer."
      blocked={business && businessProblem(business)}
      shownFields={shownFields}
    >
      {({ business }) => (
        <>
          <FactsCard business={business} disabled={disabled} onText={editFact} />
          <Card title="Opening hours">
            <HoursEditor
              hours={business.hours}
              disabled={disabled}
              onHours={(hours) => edit({ hours: [...hours] })}
            />
            <Select
              label="Time zone"
              value={business.timezone}
              options={timezoneOptions(business.timezone)}
              disabled={disabled}
              onValue={(timezone) => edit({ timezone })}
              hint={timeThere(business.timezone)}
              error={configError('/business/timezone')}
            />
          </Card>
          <Card title="Exceptions" lead="Holidays, days off, long Saturdays.">
            <ExceptionsEditor
              exceptions={business.exceptions}
              disabled={disabled}
              error={configError}
              onExceptions={(exceptions) => edit({ exceptions })}
            />
          </Card>
          <Card title="Services" lead="With the price as you would say it.">
            <ServicesEditor
              services={business.services}
              disabled={disabled}
              error={configError}
              onServices={(services) => edit({ services })}
            />
          </Card>
        </>
      )}
    </ConfigPage>
  )
}

function editFact(name: FactName, text: string): void {
  changeConfig((config) => {
    const { [name]: _, ...rest } = config.business
    // The name is always there; every other fact is absent rather than empty.
    const business = text || name === 'name' ? { ...config.business, [name]: text } : (rest as Business)
    return { ...config, business }
  })
}

function businessProblem(business: Business): string | undefined {
  if (!business.name.trim()) return 'Give your business a name to save.'
  if (toWeek(business.hours).some(dayProblem)) return 'A day has times that do not fit; see above.'
  return exceptionsProblem(business.exceptions) ?? servicesProblem(business.services)
}
