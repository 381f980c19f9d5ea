import { listable, type ListingGap, type ListingGapCode, type ListingRules, type ProviderFile } from './listable.js';
import type { ListingState } from './listing-state.js';

/** Why somebody may not do a visit that was agreed with them. */
export type UnfitReason = 'SUSPENDED' | 'CLOSED' | ListingGapCode;

export interface FitnessQuestion {
  readonly file: ProviderFile;
  readonly listingState: ListingState;
  readonly serviceCode: string;
  readonly now: Date;
  /** When the visit ends: what was checked must hold until then. */
  readonly until: Date;
  readonly rules: ListingRules;
}

/**
 * What keeps a provider from a visit that is agreed already; empty when nothing does. A customer is promised somebody who
 * is vetted and insured (VET-1, VET-2), so this asks for less than a listing: a pause of their own, their hours, their other
 * services and their payouts are no reason to take a visit from anybody.
 */
export function unfitness({ file, listingState, serviceCode, now, until, rules }: FitnessQuestion): UnfitReason[] {
  const byPerson: UnfitReason[] = listingState === 'SUSPENDED' || listingState === 'CLOSED' ? [listingState] : [];
  const today = listable(file, now, rules).filter((gap) => concerns(gap, serviceCode));
  const gaps = today.length > 0 ? today : listable(file, until, rules).filter((gap) => concerns(gap, serviceCode));
  return [...byPerson, ...gaps.map(({ code }) => code)];
}

const concerns = ({ code, credentialType, ...gap }: ListingGap, serviceCode: string): boolean =>
  code === 'ACCOUNT_NOT_IN_GOOD_STANDING' ||
  (credentialType !== undefined && (credentialType !== 'SKILL' || gap.serviceCode === serviceCode));
