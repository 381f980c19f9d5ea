import type { VariablesOf } from '../../../lib/graphql';
import type { AuditQuery } from '../admin.documents';
import { dayEnd, dayStart } from '../day-start';

const FIELDS = ['subjectType', 'subjectId', 'action', 'actorId', 'from', 'to'] as const;

/** What is looked for, as typed; empty means anything. `from` and `to` are days in Paris, both included. */
export type Chosen = Readonly<Record<(typeof FIELDS)[number], string>>;

export const chosenFrom = (params: URLSearchParams): Chosen =>
  Object.fromEntries(FIELDS.map((field) => [field, params.get(field) ?? ''])) as Chosen;

/** Search parameters for what was filled in. */
export const paramsOf = (chosen: Chosen): Record<string, string> =>
  Object.fromEntries(FIELDS.map((field) => [field, chosen[field].trim()] as const).filter(([, value]) => value !== ''));

/** The same as the API asks for it. */
export function filterOf(chosen: Chosen): NonNullable<VariablesOf<typeof AuditQuery>['filter']> {
  const { from, to, ...fields } = paramsOf(chosen);
  return {
    ...fields,
    ...(from ? { from: dayStart(from) } : {}),
    ...(to ? { to: dayEnd(to) } : {}),
  };
}
