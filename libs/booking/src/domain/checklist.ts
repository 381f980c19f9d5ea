import { err, ok, type Result } from '#kernel';
import type { ChecklistIncomplete } from './booking.errors.js';

/** What a provider goes through before checking out, by service; texts are in the feature's messages. */
const POINTS: Readonly<Record<string, readonly string[]>> = {
  'regular-cleaning': ['floors', 'dust', 'kitchen', 'bathroom', 'bins', 'windows-closed', 'door-locked'],
  'deep-cleaning': [
    'floors',
    'dust',
    'kitchen',
    'bathroom',
    'limescale',
    'skirting-boards',
    'bins',
    'windows-closed',
    'door-locked',
  ],
  'end-of-tenancy': [
    'floors',
    'kitchen',
    'bathroom',
    'limescale',
    'cupboards-empty',
    'skirting-boards',
    'bins',
    'door-locked',
  ],
  windows: ['panes', 'frames', 'windows-closed', 'door-locked'],
  ironing: ['ironed', 'folded', 'iron-off', 'door-locked'],
  'short-let-turnover': ['beds', 'towels', 'kitchen', 'bathroom', 'floors', 'bins', 'damage-checked', 'door-locked'],
};
const FOR_ANY_SERVICE = ['work-done', 'door-locked'];

/** One answered point: done or not, and if not, why in the provider's words. */
export interface ChecklistAnswer {
  readonly point: string;
  readonly done: boolean;
  readonly note?: string;
}

/** The points of a service, in the order of the work. */
export const checklistOf = (serviceCode: string): readonly string[] => POINTS[serviceCode] ?? FOR_ANY_SERVICE;

/** Every point that any service has. */
export const CHECKLIST_POINTS: readonly string[] = [...new Set([...Object.values(POINTS).flat(), ...FOR_ANY_SERVICE])];

/**
 * The answers in the order of the service's list. Every point is answered once, nothing else is; a point that was not done
 * says why, so that the customer reads it from the provider rather than from the floor.
 */
export function answerChecklist(
  serviceCode: string,
  answers: readonly ChecklistAnswer[],
): Result<readonly ChecklistAnswer[], ChecklistIncomplete> {
  const points = checklistOf(serviceCode);
  const given = new Map(answers.map((answer) => [answer.point, answer]));
  const missing = points.filter((point) => {
    const answer = given.get(point);
    return !answer || (!answer.done && !answer.note?.trim());
  });
  const foreign = answers.some((answer) => !points.includes(answer.point)) || given.size !== answers.length;
  if (missing.length > 0 || foreign) return err({ kind: 'ChecklistIncomplete', missing });
  return ok(points.flatMap((point) => given.get(point) ?? []));
}
