/** Two desks of nine and eight articles: one shared word is no answer, and what is told in other words is found. */
import { expect, test } from 'vitest'
import { buildIndex } from './knowledge-index.ts'
import { searchKnowledge } from './search-knowledge.ts'
import { madeUpArticles } from './testing/made-up-articles.ts'

const hardware = buildIndex(
  madeUpArticles('h', [
    [
      'Do you install fixtures?',
      'Yes, we install sinks, taps, lights and other fixtures that you buy from us.',
    ],
    ['Do you cut keys?', 'We cut house keys while you wait, for four dollars each.'],
    ['What is your return policy?', 'Bring unused goods back within 30 days with the receipt for a refund.'],
    ['Do you mix paint?', 'Yes, we mix any color on our tinting machine within ten minutes.'],
    ['Do you rent tools?', 'Drills, ladders and pressure washers can be rented by the day with a deposit.'],
    ['Do you deliver lumber?', 'We deliver lumber and drywall within 15 miles for a flat fee of 40 dollars.'],
    ['Do you sharpen blades?', 'Mower blades and knives are sharpened every Thursday.'],
    ['Are there discounts?', 'Seniors get ten percent off tools, first-time customers get 20 dollars off.'],
    ['Do you have gift cards?', 'Gift cards of any amount are sold at the register.'],
  ]),
)
const restaurante = buildIndex(
  madeUpArticles('r', [
    ['¿Tienen opciones sin gluten?', 'Sí, tenemos pan y pasta sin gluten. Avise al camarero si es celíaco.'],
    ['¿Hacen comida para llevar?', 'Sí, puede pedir cualquier plato para llevar por teléfono.'],
    ['¿Admiten perros?', 'Los perros son bienvenidos en la terraza, pero no en el comedor.'],
    ['¿Tienen terraza?', 'Sí, la terraza está abierta de abril a octubre y tiene veinte mesas.'],
    [
      '¿Tienen menú del día?',
      'De lunes a viernes ofrecemos un menú del día por 14 euros con bebida incluida.',
    ],
    ['¿Cómo se puede pagar?', 'Aceptamos efectivo, tarjeta y Bizum.'],
    ['¿Organizan celebraciones?', 'Sí, tenemos un salón privado para grupos de hasta cuarenta personas.'],
    ['¿Tienen menú infantil?', 'Sí, hay platos pequeños para niños y tronas para los más pequeños.'],
  ]),
)

test.each([
  [hardware, 'Can I pay in installments?'],
  [hardware, 'Do you install water softeners?'],
  [hardware, 'Do you install windows?'],
  [hardware, 'Do you rent trucks?'],
  [hardware, 'Do you give discounts to veterans?'],
  [restaurante, '¿Hay que reservar?'],
  [restaurante, '¿Puedo llevar a mi perro?'],
  [restaurante, '¿Tienen platos veganos?'],
])('One shared word is no answer: %#', (index, question) => {
  const { confidence, threshold } = searchKnowledge(index, question, { history: [] })
  expect(confidence, question).toBeLessThan(threshold)
})

test.each([
  [hardware, 'how much to copy a house key', 'h2'],
  [hardware, 'knife sharpening', 'h7'],
  [hardware, 'can I borrow a ladder', 'h5'],
  [hardware, 'how much is delivery', 'h6'],
  [hardware, 'refund?', 'h3'],
  [restaurante, '¿Puedo ir con mi perro?', 'r3'],
  [restaurante, '¿Se puede pagar con tarjeta?', 'r6'],
  [restaurante, '¿Tienen platos para celíacos?', 'r1'],
])('What is told in other words is found: %#', (index, question, id) => {
  const { passages, confidence, threshold } = searchKnowledge(index, question, { history: [] })
  expect(passages[0]?.article.id, question).toBe(id)
  expect(confidence, question).toBeGreaterThanOrEqual(threshold)
})
