import { err, ok, type Failure, type Result } from '#kernel';

export const LISTING_STATES = ['DRAFT', 'UNDER_REVIEW', 'LISTED', 'PAUSED', 'SUSPENDED', 'CLOSED'] as const;
export type ListingState = (typeof LISTING_STATES)[number];

/** PROVIDER: by choice, until they publish again. RULE: something required ended; the listing comes back by itself. */
export type PausedBy = 'PROVIDER' | 'RULE';

/** Where a listing stands. `pausedBy` is kept during a suspension, so that it can be given back as it was. */
export interface Listing {
  readonly state: ListingState;
  readonly pausedBy: PausedBy | null;
  /** The state a suspension interrupted. */
  readonly suspendedFrom: ListingState | null;
}

/**
 * PUBLISH, PAUSE and CLOSE are the provider's; SUSPEND and REINSTATE a person's at the platform, never a rule's
 * (directive (EU) 2024/2831, regulation (EU) 2019/1150); COMPLETE and INCOMPLETE are what `listable` says.
 */
export const LISTING_COMMANDS = [
  'PUBLISH',
  'PAUSE',
  'CLOSE',
  'SUSPEND',
  'REINSTATE',
  'COMPLETE',
  'INCOMPLETE',
] as const;
export type ListingCommand = (typeof LISTING_COMMANDS)[number];

type Situation = Exclude<ListingState, 'PAUSED'> | 'PAUSED_BY_PROVIDER' | 'PAUSED_BY_RULE';
type Target = Situation | 'BEFORE_SUSPENSION';

/** Every situation × command; what is not here can't be done. COMPLETE and INCOMPLETE never fail: they then change nothing. */
export const LISTING_TRANSITIONS: Readonly<Record<Situation, Readonly<Partial<Record<ListingCommand, Target>>>>> = {
  DRAFT: { PUBLISH: 'UNDER_REVIEW', CLOSE: 'CLOSED' },
  UNDER_REVIEW: {
    PUBLISH: 'UNDER_REVIEW',
    PAUSE: 'PAUSED_BY_PROVIDER',
    COMPLETE: 'LISTED',
    SUSPEND: 'SUSPENDED',
    CLOSE: 'CLOSED',
  },
  LISTED: {
    PUBLISH: 'LISTED',
    PAUSE: 'PAUSED_BY_PROVIDER',
    INCOMPLETE: 'PAUSED_BY_RULE',
    SUSPEND: 'SUSPENDED',
    CLOSE: 'CLOSED',
  },
  PAUSED_BY_PROVIDER: { PUBLISH: 'PAUSED_BY_RULE', PAUSE: 'PAUSED_BY_PROVIDER', SUSPEND: 'SUSPENDED', CLOSE: 'CLOSED' },
  PAUSED_BY_RULE: {
    PUBLISH: 'PAUSED_BY_RULE',
    PAUSE: 'PAUSED_BY_PROVIDER',
    COMPLETE: 'LISTED',
    SUSPEND: 'SUSPENDED',
    CLOSE: 'CLOSED',
  },
  SUSPENDED: { REINSTATE: 'BEFORE_SUSPENSION', CLOSE: 'CLOSED' },
  CLOSED: {},
};

/** The listing is in a state from which this can't be done. */
export interface ListingStateConflict extends Failure<'ListingStateConflict'> {
  readonly state: ListingState;
}

export const NEW_LISTING: Listing = { state: 'DRAFT', pausedBy: null, suspendedFrom: null };

/** The listing after a command. Publishing only says that the provider wants to be shown: follow it with `settle`. */
export function decideListing(listing: Listing, command: ListingCommand): Result<Listing, ListingStateConflict> {
  const target = LISTING_TRANSITIONS[situationOf(listing)][command];
  if (!target) return command === 'COMPLETE' || command === 'INCOMPLETE' ? ok(listing) : err(conflict(listing));
  if (target === 'SUSPENDED') return ok({ ...listing, state: 'SUSPENDED', suspendedFrom: listing.state });
  if (target === 'BEFORE_SUSPENSION') {
    return ok({ state: listing.suspendedFrom ?? 'UNDER_REVIEW', pausedBy: listing.pausedBy, suspendedFrom: null });
  }
  return ok(listingIn(target));
}

/** Applies what the rule `listable` says now: shows, hides by itself, or leaves alone what a person has decided. */
export function settle(listing: Listing, complete: boolean): Listing {
  const decided = decideListing(listing, complete ? 'COMPLETE' : 'INCOMPLETE');
  return decided.ok ? decided.value : listing;
}

function situationOf({ state, pausedBy }: Listing): Situation {
  if (state !== 'PAUSED') return state;
  return pausedBy === 'PROVIDER' ? 'PAUSED_BY_PROVIDER' : 'PAUSED_BY_RULE';
}

function listingIn(situation: Situation): Listing {
  if (situation === 'PAUSED_BY_PROVIDER') return { state: 'PAUSED', pausedBy: 'PROVIDER', suspendedFrom: null };
  if (situation === 'PAUSED_BY_RULE') return { state: 'PAUSED', pausedBy: 'RULE', suspendedFrom: null };
  return { state: situation, pausedBy: null, suspendedFrom: null };
}

const conflict = ({ state }: Listing): ListingStateConflict => ({ kind: 'ListingStateConflict', state });
