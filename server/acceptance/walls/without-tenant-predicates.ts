/** Takes the first wall between tenants down: no query says any more whose rows it means; all else of it stays. */
import type { KyselyPlugin, RootOperationNode } from 'kysely'

export const withoutTenantPredicates: KyselyPlugin = {
  transformQuery: ({ node }) => stripped(node) as RootOperationNode,
  transformResult: async ({ result }) => result,
}

interface AnyNode {
  kind: string
  [field: string]: unknown
}

/** Copies a tree of operation nodes with `true` in place of every comparison that names the tenant. */
function stripped(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(stripped)
  if (!isNode(node)) return node
  if (isTenantPredicate(node)) return always
  return Object.fromEntries(Object.entries(node).map(([field, value]) => [field, stripped(value)]))
}

const always = { kind: 'RawNode', sqlFragments: ['true'], parameters: [] }

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'kind' in value
}

function isTenantPredicate({ kind, operator, leftOperand, rightOperand }: AnyNode): boolean {
  if (kind !== 'BinaryOperationNode' || (operator as { operator?: string }).operator !== '=') return false
  return namesTenant(leftOperand) || namesTenant(rightOperand)
}

/** Whether it is a column `tenant_id`, or `tenants.id`. */
function namesTenant(operand: unknown): boolean {
  if (!isNode(operand)) return false
  const column = nameOf(operand.column)
  return column === 'tenant_id' || (column === 'id' && nameOf(operand.table) === 'tenants')
}

/** The innermost identifier of a column or table node. */
function nameOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined
  if (node.kind === 'IdentifierNode') return String(node.name)
  return nameOf(node.column ?? node.table ?? node.identifier)
}
