import { checkDecision, REJECTION_REASONS, type ReviewDecision } from './review-decision.js';

const NOW = new Date('2026-11-22T09:00:00Z');
const ENDS = new Date('2027-03-01T23:00:00Z');
const verified = (validUntil: Date | null = null, note: string | null = null): ReviewDecision => ({
  outcome: 'VERIFIED',
  note,
  validUntil,
});
const rejected = (reason: (typeof REJECTION_REASONS)[number], note: string | null = null): ReviewDecision => ({
  outcome: 'REJECTED',
  note,
  reason,
});

describe('a verified credential', () => {
  it('holds as long as the document says', () => {
    expect(checkDecision('INSURANCE', verified(), ENDS, NOW)).toEqual({ ok: true, value: { validUntil: ENDS } });
  });

  it('may be given less time, never more', () => {
    const sooner = new Date('2027-01-01T00:00:00Z');
    expect(checkDecision('INSURANCE', verified(sooner), ENDS, NOW)).toEqual({
      ok: true,
      value: { validUntil: sooner },
    });
    expect(checkDecision('INSURANCE', verified(new Date('2028-01-01T00:00:00Z')), ENDS, NOW)).toMatchObject({
      error: { rule: 'TOO_FAR' },
    });
  });

  it('that ended while it waited can’t be verified any more', () => {
    expect(checkDecision('INSURANCE', verified(), NOW, NOW)).toMatchObject({ error: { rule: 'ALREADY_OVER' } });
  });

  it('without an end has none', () => {
    expect(checkDecision('SKILL', verified(), null, NOW)).toEqual({ ok: true, value: { validUntil: null } });
  });
});

describe('a criminal record', () => {
  it('is looked at again after a year, at local midnight', () => {
    expect(checkDecision('BACKGROUND', verified(), null, NOW)).toEqual({
      ok: true,
      value: { validUntil: new Date('2027-11-21T23:00:00Z') },
    });
  });

  it('is never trusted for more than two', () => {
    expect(checkDecision('BACKGROUND', verified(new Date('2029-01-01T00:00:00Z')), null, NOW)).toMatchObject({
      error: { rule: 'TOO_FAR' },
    });
  });

  it.each([verified(null, 'nothing on it'), rejected('NOT_CLEARED', 'fined in 2019')])(
    'leaves no words behind: %o',
    (decision) => {
      expect(checkDecision('BACKGROUND', decision, null, NOW)).toMatchObject({
        error: { field: 'note', rule: 'NOTE_NOT_ACCEPTED' },
      });
    },
  );

  it.each(REJECTION_REASONS)('rejected for %s', (reason) => {
    const allowed = ['NOT_CLEARED', 'NAME_MISMATCH', 'OUT_OF_DATE', 'NOT_AUTHENTIC'].includes(reason);
    expect(checkDecision('BACKGROUND', rejected(reason), null, NOW).ok).toBe(allowed);
  });
});

it('“other” needs words', () => {
  expect(checkDecision('IDENTITY', rejected('OTHER', '  '), null, NOW)).toMatchObject({
    error: { rule: 'NOTE_REQUIRED' },
  });
  expect(checkDecision('IDENTITY', rejected('OTHER', 'two different people'), null, NOW).ok).toBe(true);
});

it('only an identity document says who needs a permit to work', () => {
  const decision = { ...verified(), needsRightToWork: true };
  expect(checkDecision('IDENTITY', decision, ENDS, NOW).ok).toBe(true);
  expect(checkDecision('BUSINESS', decision, null, NOW)).toMatchObject({ error: { rule: 'NOT_FOR_THIS_CREDENTIAL' } });
});

describe('a proof that is turned down', () => {
  it.each(REJECTION_REASONS)('for %s needs words only when the reason says nothing', (reason) => {
    const judged = checkDecision('INSURANCE', rejected(reason), ENDS, NOW);
    if (reason === 'OTHER') expect(judged).toMatchObject({ error: { field: 'note', rule: 'NOTE_REQUIRED' } });
    else expect(judged).toEqual({ ok: true, value: { validUntil: null } });
    expect(checkDecision('INSURANCE', rejected(reason, 'Page 2 manque'), ENDS, NOW).ok).toBe(true);
  });
});

it('a proof may be given exactly the time that the document says', () => {
  expect(checkDecision('INSURANCE', verified(ENDS), ENDS, NOW)).toEqual({ ok: true, value: { validUntil: ENDS } });
});

it('a proof without an end may be given one', () => {
  expect(checkDecision('SKILL', verified(ENDS), null, NOW)).toEqual({ ok: true, value: { validUntil: ENDS } });
});
