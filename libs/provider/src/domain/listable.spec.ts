import fc from 'fast-check';
import { DAY, plus } from '#kernel';
import { CREDENTIAL_STATES, type CredentialState } from './credential-state.js';
import {
  holdsAt,
  listable,
  requiredUntil,
  requirementsOf,
  type HeldCredential,
  type ListingGapCode,
  type ProviderFile,
} from './listable.js';

const NOW = new Date('2026-11-22T09:00:00Z');
const held = (type: HeldCredential['type'], subject = '', more: Partial<HeldCredential> = {}): HeldCredential => ({
  type,
  subject,
  state: 'VERIFIED',
  validFrom: null,
  validUntil: null,
  ...more,
});
const COMPLETE: ProviderFile = {
  needsRightToWork: true,
  services: [
    { serviceCode: 'regular-cleaning', hourlyRateCents: 2_600 },
    { serviceCode: 'windows', hourlyRateCents: 3_000 },
  ],
  credentials: [
    held('IDENTITY', '', { validUntil: plus(NOW, 900 * DAY) }),
    held('BACKGROUND', '', { validUntil: plus(NOW, 300 * DAY) }),
    held('INSURANCE', '', { validFrom: plus(NOW, -100 * DAY), validUntil: plus(NOW, 200 * DAY) }),
    held('BUSINESS'),
    held('VIGILANCE', '', { validUntil: plus(NOW, 100 * DAY) }),
    held('RIGHT_TO_WORK', '', { validUntil: plus(NOW, 400 * DAY) }),
    held('REFERENCE', 'first'),
    held('REFERENCE', 'second'),
    held('SKILL', 'regular-cleaning'),
    held('SKILL', 'windows'),
  ],
  payoutsReady: true,
  hasWorkingHours: true,
  accountInGoodStanding: true,
  termsAccepted: true,
};
const indices = COMPLETE.credentials.map((credential, index) => ({
  index,
  name: `${credential.type} ${credential.subject}`.trim(),
}));
const withCredential = (index: number, change: Partial<HeldCredential> | null): ProviderFile => ({
  ...COMPLETE,
  credentials: COMPLETE.credentials.flatMap((credential, at) =>
    at !== index ? credential : change ? { ...credential, ...change } : [],
  ),
});

const GAP_OF: Record<Exclude<CredentialState, 'VERIFIED'>, ListingGapCode> = {
  MISSING: 'CREDENTIAL_MISSING',
  SUBMITTED: 'CREDENTIAL_PENDING',
  IN_REVIEW: 'CREDENTIAL_PENDING',
  REJECTED: 'CREDENTIAL_REJECTED',
  EXPIRED: 'CREDENTIAL_EXPIRED',
  REVOKED: 'CREDENTIAL_REVOKED',
};
const NOT_VERIFIED = CREDENTIAL_STATES.filter((state): state is keyof typeof GAP_OF => state !== 'VERIFIED');

describe('a provider with everything in order', () => {
  it('is listable', () => expect(listable(COMPLETE, NOW)).toEqual([]));

  it('is so until the first required credential ends', () => {
    expect(requiredUntil(COMPLETE, NOW)).toEqual(plus(NOW, 100 * DAY));
    expect(listable(COMPLETE, plus(NOW, 100 * DAY - 1))).toEqual([]);
    expect(listable(COMPLETE, plus(NOW, 100 * DAY))).toEqual([
      { code: 'CREDENTIAL_EXPIRED', credentialType: 'VIGILANCE', date: plus(NOW, 100 * DAY) },
    ]);
  });

  it('needs no declaration for services à la personne', () => {
    expect(requirementsOf(COMPLETE).map(({ type }) => type)).not.toContain('SAP');
  });

  it('needs no right to work where it is not asked', () => {
    const file = { ...withCredential(5, null), needsRightToWork: false };
    expect(listable(file, NOW)).toEqual([]);
  });
});

describe.each(indices)('$name alone', ({ index }) => {
  const { type } = COMPLETE.credentials[index]!;

  it.each(NOT_VERIFIED)('%s keeps the provider out', (state) => {
    const file = state === 'MISSING' ? withCredential(index, null) : withCredential(index, { state });
    expect(listable(file, NOW)).toEqual([expect.objectContaining({ code: GAP_OF[state], credentialType: type })]);
  });

  it('over at that very instant keeps the provider out', () => {
    expect(listable(withCredential(index, { validUntil: NOW }), NOW)).toEqual([
      expect.objectContaining({ code: 'CREDENTIAL_EXPIRED', credentialType: type, date: NOW }),
    ]);
  });

  it('that starts a moment later keeps the provider out until then', () => {
    const later = plus(NOW, 1);
    const file = withCredential(index, { validFrom: later });
    expect(listable(file, NOW)).toEqual([expect.objectContaining({ code: 'CREDENTIAL_NOT_YET_VALID', date: later })]);
    expect(listable(file, later)).toEqual([]);
  });
});

describe('what is not a credential', () => {
  it.each([
    [{ payoutsReady: false }, 'PAYOUTS_NOT_READY'],
    [{ hasWorkingHours: false }, 'NO_WORKING_HOURS'],
    [{ accountInGoodStanding: false }, 'ACCOUNT_NOT_IN_GOOD_STANDING'],
    [{ termsAccepted: false }, 'TERMS_NOT_ACCEPTED'],
    [{ services: [] }, 'NO_SERVICE'],
  ] as const)('%o keeps the provider out', (change, code) => {
    expect(listable({ ...COMPLETE, ...change }, NOW)).toEqual([{ code }]);
  });
});

describe('a renewal', () => {
  const insurance = COMPLETE.credentials[2]!;
  const renewal = (more: Partial<HeldCredential>): ProviderFile => ({
    ...COMPLETE,
    credentials: [
      ...COMPLETE.credentials.filter(({ type }) => type !== 'VIGILANCE'),
      held('VIGILANCE'),
      { ...insurance, ...more },
    ],
  });

  it('under review changes nothing while the old proof holds', () => {
    expect(listable(renewal({ state: 'SUBMITTED', validUntil: plus(NOW, 565 * DAY) }), NOW)).toEqual([]);
  });

  it('verified and without a hole carries the provider over the end of the old one', () => {
    const file = renewal({ validFrom: insurance.validUntil, validUntil: plus(NOW, 565 * DAY) });
    expect(listable(file, plus(NOW, 250 * DAY))).toEqual([]);
    expect(requiredUntil(file, NOW)).toEqual(plus(NOW, 300 * DAY));
  });

  it('verified with a hole does not', () => {
    const file = renewal({ validFrom: plus(NOW, 201 * DAY), validUntil: plus(NOW, 565 * DAY) });
    expect(requiredUntil(file, NOW)).toEqual(plus(NOW, 200 * DAY));
    expect(listable(file, plus(NOW, 200.5 * DAY))).toEqual([
      expect.objectContaining({ code: 'CREDENTIAL_NOT_YET_VALID', credentialType: 'INSURANCE' }),
    ]);
  });

  it('counts alone, wherever the proof that ended stands in the file', () => {
    const over = { ...insurance, validUntil: plus(NOW, -DAY) };
    const file = { ...COMPLETE, credentials: [over, held('VIGILANCE'), ...COMPLETE.credentials] };
    expect(listable(file, NOW)).toEqual([]);
    expect(requiredUntil(file, NOW)).toEqual(plus(NOW, 200 * DAY));
  });

  it('under review carries nobody over the end of the old one', () => {
    const file = renewal({ state: 'SUBMITTED', validFrom: insurance.validUntil, validUntil: plus(NOW, 565 * DAY) });
    expect(requiredUntil(file, NOW)).toEqual(plus(NOW, 200 * DAY));
  });

  it('that was turned down is told as that, even when it was to begin later', () => {
    const file = { ...COMPLETE, credentials: [...COMPLETE.credentials] };
    file.credentials[2] = { ...insurance, state: 'REJECTED', validFrom: plus(NOW, DAY) };
    expect(listable(file, NOW)).toEqual([{ code: 'CREDENTIAL_REJECTED', credentialType: 'INSURANCE' }]);
  });

  it('waiting for review is what the provider reads once the old one has ended', () => {
    expect(listable(renewal({ state: 'IN_REVIEW' }), plus(NOW, 201 * DAY))).toEqual([
      { code: 'CREDENTIAL_PENDING', credentialType: 'INSURANCE' },
    ]);
  });
});

describe('the number of references', () => {
  it('says how many are still to come', () => {
    const file = { ...COMPLETE, credentials: COMPLETE.credentials.filter(({ type }) => type !== 'REFERENCE') };
    expect(listable(file, NOW)).toEqual([{ code: 'CREDENTIAL_MISSING', credentialType: 'REFERENCE', count: 2 }]);
  });

  it('is kept by as many as are asked for: another’s word does not stand in for one that has run out', () => {
    const first = plus(NOW, 50 * DAY);
    const credentials = COMPLETE.credentials.map((credential) =>
      credential.subject === 'first' ? { ...credential, validUntil: first } : credential,
    );
    expect(requiredUntil({ ...COMPLETE, credentials }, NOW)).toEqual(first);
    const third = [...credentials, held('REFERENCE', 'third', { validUntil: plus(NOW, 80 * DAY) })];
    expect(requiredUntil({ ...COMPLETE, credentials: third }, NOW)).toEqual(plus(NOW, 80 * DAY));
  });

  it('is what the operator sets', () => {
    expect(listable(COMPLETE, NOW, { requiredReferences: 3 })).toEqual([
      { code: 'CREDENTIAL_MISSING', credentialType: 'REFERENCE', count: 1 },
    ]);
  });
});

describe('any file', () => {
  const credential = fc.record({
    type: fc.constantFrom(...COMPLETE.credentials.map(({ type }) => type)),
    subject: fc.constantFrom('', 'first', 'second', 'regular-cleaning', 'windows'),
    state: fc.constantFrom(...CREDENTIAL_STATES),
    validFrom: fc.option(fc.integer({ min: -50, max: 50 }).map((days) => plus(NOW, days * DAY))),
    validUntil: fc.option(fc.integer({ min: -50, max: 50 }).map((days) => plus(NOW, days * DAY))),
  });

  it('is listable only with each requirement proven at that instant, and requiredUntil is where that ends', () => {
    fc.assert(
      fc.property(fc.array(credential, { maxLength: 30 }), fc.boolean(), (extra, complete) => {
        const file = { ...COMPLETE, credentials: complete ? [...COMPLETE.credentials, ...extra] : extra };
        const proven = requirementsOf(file).every(
          ({ type, subject, count }) =>
            file.credentials.filter(
              (c) => c.type === type && (subject === null || c.subject === subject) && holdsAt(c, NOW),
            ).length >= count,
        );
        const until = requiredUntil(file, NOW);
        expect(listable(file, NOW).length === 0).toBe(proven);
        if (proven && until) {
          expect(until > NOW).toBe(true);
          expect(listable(file, plus(until, -1))).toEqual([]);
          expect(listable(file, until)).not.toEqual([]);
        }
      }),
    );
  });
});
