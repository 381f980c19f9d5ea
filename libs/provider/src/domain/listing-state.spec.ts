import {
  decideListing,
  LISTING_COMMANDS,
  NEW_LISTING,
  settle,
  type Listing,
  type ListingCommand,
} from './listing-state.js';

const listing = (
  state: Listing['state'],
  pausedBy: Listing['pausedBy'] = null,
  suspendedFrom: Listing['suspendedFrom'] = null,
): Listing => ({
  state,
  pausedBy,
  suspendedFrom,
});
const DRAFT = listing('DRAFT');
const UNDER_REVIEW = listing('UNDER_REVIEW');
const LISTED = listing('LISTED');
const BY_PROVIDER = listing('PAUSED', 'PROVIDER');
const BY_RULE = listing('PAUSED', 'RULE');
const CLOSED = listing('CLOSED');
const SUSPENDED_LISTED = listing('SUSPENDED', null, 'LISTED');
const SUSPENDED_PAUSED = listing('SUSPENDED', 'PROVIDER', 'PAUSED');

/** undefined: refused. */
const TABLE: readonly [Listing, Partial<Record<ListingCommand, Listing>>][] = [
  [DRAFT, { PUBLISH: UNDER_REVIEW, CLOSE: CLOSED, COMPLETE: DRAFT, INCOMPLETE: DRAFT }],
  [
    UNDER_REVIEW,
    {
      PUBLISH: UNDER_REVIEW,
      PAUSE: BY_PROVIDER,
      CLOSE: CLOSED,
      SUSPEND: listing('SUSPENDED', null, 'UNDER_REVIEW'),
      COMPLETE: LISTED,
      INCOMPLETE: UNDER_REVIEW,
    },
  ],
  [
    LISTED,
    {
      PUBLISH: LISTED,
      PAUSE: BY_PROVIDER,
      CLOSE: CLOSED,
      SUSPEND: SUSPENDED_LISTED,
      COMPLETE: LISTED,
      INCOMPLETE: BY_RULE,
    },
  ],
  [
    BY_PROVIDER,
    {
      PUBLISH: BY_RULE,
      PAUSE: BY_PROVIDER,
      CLOSE: CLOSED,
      SUSPEND: SUSPENDED_PAUSED,
      COMPLETE: BY_PROVIDER,
      INCOMPLETE: BY_PROVIDER,
    },
  ],
  [
    BY_RULE,
    {
      PUBLISH: BY_RULE,
      PAUSE: BY_PROVIDER,
      CLOSE: CLOSED,
      SUSPEND: listing('SUSPENDED', 'RULE', 'PAUSED'),
      COMPLETE: LISTED,
      INCOMPLETE: BY_RULE,
    },
  ],
  [SUSPENDED_LISTED, { REINSTATE: LISTED, CLOSE: CLOSED, COMPLETE: SUSPENDED_LISTED, INCOMPLETE: SUSPENDED_LISTED }],
  [
    SUSPENDED_PAUSED,
    { REINSTATE: BY_PROVIDER, CLOSE: CLOSED, COMPLETE: SUSPENDED_PAUSED, INCOMPLETE: SUSPENDED_PAUSED },
  ],
  [CLOSED, { COMPLETE: CLOSED, INCOMPLETE: CLOSED }],
];
const MATRIX = TABLE.flatMap(([from, row]) =>
  LISTING_COMMANDS.map((command) => ({
    from,
    command,
    to: row[command],
    name: `${from.state}${from.pausedBy ? ` by ${from.pausedBy}` : ''}`,
  })),
);

describe('a listing', () => {
  it.each(MATRIX)('$name, $command', ({ from, command, to }) => {
    expect(decideListing(from, command)).toEqual(
      to ? { ok: true, value: to } : { ok: false, error: { kind: 'ListingStateConflict', state: from.state } },
    );
  });

  it('that its provider paused stays hidden whatever the rule says', () => {
    expect(settle(BY_PROVIDER, true)).toEqual(BY_PROVIDER);
  });

  it('that the rule paused comes back by itself', () => {
    expect(settle(settle(LISTED, false), true)).toEqual(LISTED);
  });

  it('that is published after a pause is shown at once when nothing is missing, and waits otherwise', () => {
    const published = decideListing(BY_PROVIDER, 'PUBLISH');
    expect(published.ok && settle(published.value, true)).toEqual(LISTED);
    expect(published.ok && settle(published.value, false)).toEqual(BY_RULE);
  });

  it('is never shown by publishing alone', () => {
    const published = decideListing(NEW_LISTING, 'PUBLISH');
    expect(published.ok && settle(published.value, false)).toEqual(UNDER_REVIEW);
  });

  it('is suspended and reinstated by commands of people only: what the rule says never does it', () => {
    for (const [from] of TABLE) {
      for (const complete of [true, false]) {
        const after = settle(from, complete);
        expect(after.state === 'SUSPENDED').toBe(from.state === 'SUSPENDED');
      }
    }
  });
});
