import { expect, test } from 'vitest'
import { industryTemplate, industryTemplates } from './industry-templates.ts'

test('there is one for each line of business that is offered', () => {
  expect(industryTemplates.map(({ id }) => id).sort()).toEqual(
    [
      'dental',
      'electrical',
      'generic',
      'hvac',
      'law',
      'plumbing',
      'real_estate',
      'restaurant',
      'retail',
      'salon',
    ].sort(),
  )
  expect(industryTemplate('hvac')?.name).toBe('Heating and cooling')
  expect(industryTemplate("Bob's own words")).toBeUndefined()
})

test.each(industryTemplates.map((template) => [template.id, template] as const))(
  'what is usual for %s invents no price',
  (_id, template) => {
    expect(template.services.length).toBeGreaterThan(1)
    expect(template.services.filter(({ price }) => price !== undefined)).toEqual([])
    expect(JSON.stringify(template)).not.toMatch(/[$€£]|\d+ ?%/)
    expect(template.articles.length).toBeGreaterThanOrEqual(4)
    expect(template.articles.length).toBeLessThanOrEqual(6)
    expect(template.articles.every(({ question }) => question.endsWith('?'))).toBe(true)
    expect(template.greeting).toContain('{{business_name}}')
  },
)
