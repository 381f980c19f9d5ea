import type { Viewer } from '../../app/session';

export type Permission = Viewer['permissions'][number];

interface Section {
  readonly to: string;
  readonly key:
    | 'vetting'
    | 'bookings'
    | 'rescues'
    | 'reviews'
    | 'ledger'
    | 'disputes'
    | 'refunds'
    | 'unpaid'
    | 'reconciliation'
    | 'stripeEvents'
    | 'people'
    | 'audit'
    | 'operations';
  /** Any one of these opens it. */
  readonly anyOf: readonly Permission[];
}

const SECTIONS: readonly Section[] = [
  { to: '/admin/vetting', key: 'vetting', anyOf: ['VETTING'] },
  { to: '/admin/bookings', key: 'bookings', anyOf: ['SUPPORT', 'FINANCE', 'SECURITY'] },
  { to: '/admin/rescues', key: 'rescues', anyOf: ['SUPPORT'] },
  { to: '/admin/reviews', key: 'reviews', anyOf: ['CONTENT'] },
  { to: '/admin/ledger', key: 'ledger', anyOf: ['FINANCE', 'SUPPORT'] },
  { to: '/admin/disputes', key: 'disputes', anyOf: ['FINANCE'] },
  { to: '/admin/refunds', key: 'refunds', anyOf: ['FINANCE', 'SUPPORT'] },
  { to: '/admin/unpaid', key: 'unpaid', anyOf: ['FINANCE'] },
  { to: '/admin/reconciliation', key: 'reconciliation', anyOf: ['FINANCE'] },
  { to: '/admin/stripe-events', key: 'stripeEvents', anyOf: ['FINANCE'] },
  { to: '/admin/people', key: 'people', anyOf: ['SUPPORT', 'PRIVACY', 'SECURITY'] },
  { to: '/admin/audit', key: 'audit', anyOf: ['SECURITY'] },
  { to: '/admin/operations', key: 'operations', anyOf: ['SUPPORT', 'SECURITY', 'FINANCE'] },
];

export const mayAny = (viewer: Viewer | null, anyOf: readonly Permission[]): boolean =>
  anyOf.some((permission) => viewer?.permissions.includes(permission));

/** The parts of the administration that this person may open. */
export const sectionsOf = (viewer: Viewer | null): readonly Section[] =>
  SECTIONS.filter(({ anyOf }) => mayAny(viewer, anyOf));
