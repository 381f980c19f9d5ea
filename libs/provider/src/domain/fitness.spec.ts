import { unfitness } from './fitness.js';
import { DEFAULT_LISTING_RULES, type HeldCredential, type ProviderFile } from './listable.js';
import { LISTING_STATES } from './listing-state.js';

const NOW = new Date('2026-11-23T08:00:00Z');
const UNTIL = new Date('2026-11-26T12:00:00Z');

const held = (type: HeldCredential['type'], subject = '', changes: Partial<HeldCredential> = {}): HeldCredential => ({
  type,
  subject,
  state: 'VERIFIED',
  validFrom: null,
  validUntil: null,
  ...changes,
});
const CREDENTIALS = [
  held('IDENTITY'),
  held('BACKGROUND'),
  held('INSURANCE'),
  held('BUSINESS'),
  held('VIGILANCE'),
  held('REFERENCE', 'one'),
  held('REFERENCE', 'two'),
  held('SKILL', 'windows'),
  held('SKILL', 'ironing'),
];
const FILE: ProviderFile = {
  needsRightToWork: false,
  services: [
    { serviceCode: 'windows', hourlyRateCents: 3_000 },
    { serviceCode: 'ironing', hourlyRateCents: 2_500 },
  ],
  credentials: CREDENTIALS,
  payoutsReady: true,
  hasWorkingHours: true,
  accountInGoodStanding: true,
  termsAccepted: true,
};
const ask = (changes: Partial<ProviderFile> = {}, listingState: (typeof LISTING_STATES)[number] = 'LISTED') =>
  unfitness({
    file: { ...FILE, ...changes },
    listingState,
    serviceCode: 'windows',
    now: NOW,
    until: UNTIL,
    rules: DEFAULT_LISTING_RULES,
  });
const replaced = (type: HeldCredential['type'], subject: string, changes: Partial<HeldCredential>): HeldCredential[] =>
  CREDENTIALS.map((one) => (one.type === type && one.subject === subject ? { ...one, ...changes } : one));

describe('whether a provider may do a visit that was agreed', () => {
  it('somebody vetted and insured may', () => {
    expect(ask()).toEqual([]);
  });

  it.each(LISTING_STATES)('a listing that is %s matters only when a person ended it', (state) => {
    expect(ask({}, state)).toEqual(state === 'SUSPENDED' || state === 'CLOSED' ? [state] : []);
  });

  it.each<[string, Partial<ProviderFile>]>([
    ['payouts that are not ready', { payoutsReady: false }],
    ['no working hours', { hasWorkingHours: false }],
    ['terms to be accepted', { termsAccepted: false }],
    ['a skill of another service', { credentials: replaced('SKILL', 'ironing', { state: 'REVOKED' }) }],
    ['a service no longer offered', { services: [] }],
  ])('%s take no visit from anybody', (_, changes) => {
    expect(ask(changes)).toEqual([]);
  });

  it.each<[string, string, HeldCredential[]]>([
    ['CREDENTIAL_REVOKED', 'an identity that was revoked', replaced('IDENTITY', '', { state: 'REVOKED' })],
    ['CREDENTIAL_EXPIRED', 'an insurance that ended', replaced('INSURANCE', '', { validUntil: NOW })],
    [
      'CREDENTIAL_EXPIRED',
      'an insurance that ends during the visit',
      replaced('INSURANCE', '', { validUntil: new Date(UNTIL.getTime() - 1) }),
    ],
    ['CREDENTIAL_REVOKED', 'the skill of this very service', replaced('SKILL', 'windows', { state: 'REVOKED' })],
    ['CREDENTIAL_REVOKED', 'a reference taken back', replaced('REFERENCE', 'two', { state: 'REVOKED' })],
  ])('%s: %s does', (code, _, credentials) => {
    expect(ask({ credentials })).toEqual([code]);
  });

  it('an insurance that ends with the visit is enough', () => {
    expect(ask({ credentials: replaced('INSURANCE', '', { validUntil: new Date(UNTIL.getTime() + 1) }) })).toEqual([]);
  });

  it('a check that is out of order today does, also when it would be in order by then', () => {
    const later = new Date(NOW.getTime() + 1);
    expect(ask({ credentials: replaced('INSURANCE', '', { validFrom: later }) })).toEqual(['CREDENTIAL_NOT_YET_VALID']);
  });

  it('an account that was banned does, beside what else there is', () => {
    expect(ask({ accountInGoodStanding: false }, 'SUSPENDED')).toEqual(['SUSPENDED', 'ACCOUNT_NOT_IN_GOOD_STANDING']);
  });
});
