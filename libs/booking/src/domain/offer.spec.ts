import { DAY, HOUR, plus } from '#kernel';
import { judgeOffer, type Offer } from './offer.js';

const now = new Date('2026-12-01T09:00:00Z');
const offer: Offer = {
  customerId: 'camille',
  providerUserId: 'paul',
  serviceCode: 'windows',
  gaps: [],
  distanceMetres: 4_200,
  radiusMetres: 5_000,
  instantBook: false,
  start: plus(now, 3 * DAY),
  now,
};
const failure = (changes: Partial<Offer>) => {
  const judged = judgeOffer({ ...offer, ...changes });
  return judged.ok ? null : judged.error;
};

describe('an offer', () => {
  it('is made when everything is in order', () => {
    expect(failure({})).toBeNull();
    expect(failure({ distanceMetres: 5_000 })).toBeNull();
  });

  it('is not made to oneself, whatever else is wrong', () => {
    expect(failure({ customerId: 'paul', distanceMetres: 90_000 })).toEqual({ kind: 'OwnService' });
  });

  it('is not made past the provider’s area', () => {
    expect(failure({ distanceMetres: 5_001 })).toEqual({ kind: 'OutsideServiceArea' });
  });

  it('names the day when an insurance ends before the visit does', () => {
    const until = plus(now, 2 * DAY);
    const later = plus(now, 2.5 * DAY);
    const gaps = [
      { code: 'CREDENTIAL_EXPIRED', date: later },
      { code: 'CREDENTIAL_EXPIRED', date: until },
    ];
    expect(failure({ gaps })).toEqual({ kind: 'CredentialEndsBeforeVisit', validUntil: until });
  });

  it.each(['NOT_LISTED', 'CREDENTIAL_REVOKED', 'PAYOUTS_NOT_READY', 'ACCOUNT_NOT_IN_GOOD_STANDING'])(
    'keeps to itself why a provider is not bookable: %s',
    (code) => {
      expect(failure({ gaps: [{ code }] })).toEqual({ kind: 'ProviderNotBookable' });
      expect(failure({ gaps: [{ code }, { code: 'SERVICE_NOT_OFFERED' }] })).toEqual({ kind: 'ProviderNotBookable' });
    },
  );

  it('does not tell of a credential that has ended already', () => {
    for (const date of [plus(now, -DAY), now, undefined]) {
      const gaps = [{ code: 'CREDENTIAL_EXPIRED', date }];
      expect(failure({ gaps })).toEqual({ kind: 'ProviderNotBookable' });
    }
  });

  it('names no day of a proof that only begins later', () => {
    const gaps = [{ code: 'CREDENTIAL_NOT_YET_VALID', date: plus(now, DAY) }];
    expect(failure({ gaps })).toEqual({ kind: 'ProviderNotBookable' });
  });

  it('names a service that the provider does not offer', () => {
    const gaps = [{ code: 'SERVICE_NOT_OFFERED' }];
    expect(failure({ gaps })).toEqual({ kind: 'ServiceNotOffered', serviceCode: 'windows' });
  });

  it('needs time for an answer, unless the provider is booked at once', () => {
    const start = plus(now, 4 * HOUR);
    expect(failure({ start })).toEqual({ kind: 'NoticeTooShort' });
    expect(failure({ start, instantBook: true })).toBeNull();
  });
});
