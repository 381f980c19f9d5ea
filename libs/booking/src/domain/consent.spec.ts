import { dateConsent } from './consent.js';

const now = new Date('2026-12-01T09:00:00Z');
const all = { termsAccepted: true, earlyStartRequested: true, lossAcknowledged: true };

describe('what a customer agrees to when taking a slot', () => {
  it('is dated: the terms, the early start and its consequence', () => {
    expect(dateConsent(all, true, now)).toEqual({
      ok: true,
      value: { termsAcceptedAt: now, earlyStartRequestedAt: now, lossAcknowledgedAt: now },
    });
  });

  it('must include the terms', () => {
    expect(dateConsent({ ...all, termsAccepted: false }, false, now)).toMatchObject({
      error: { kind: 'TermsNotAccepted' },
    });
  });

  it.each([
    { ...all, earlyStartRequested: false },
    { ...all, lossAcknowledged: false },
  ])('must include both consents for a visit within the withdrawal period', (consent) => {
    expect(dateConsent(consent, true, now)).toMatchObject({ error: { kind: 'EarlyStartRequestMissing' } });
  });

  it('records no request that nobody had to make', () => {
    expect(dateConsent(all, false, now)).toMatchObject({
      value: { earlyStartRequestedAt: null, lossAcknowledgedAt: null },
    });
  });
});
