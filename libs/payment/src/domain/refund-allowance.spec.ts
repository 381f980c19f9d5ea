import fc from 'fast-check';
import { DISPUTE_STATUSES } from './dispute.js';
import { allowedCents, judgeRefund, type RefundBounds } from './refund-allowance.js';

const bounds = (given: Partial<RefundBounds> = {}): RefundBounds => ({
  currency: 'eur',
  leftCents: 20_000,
  staffCents: 0,
  limitCents: 15_000,
  disputes: [],
  ...given,
});
const ask = (amountCents: number | undefined, given: Partial<RefundBounds> = {}, currency = 'eur') =>
  judgeRefund({ amountCents, currency }, bounds(given));

describe('a refund by staff', () => {
  it.each([
    ['within their limit', 15_000, {}, { ok: true, value: 15_000 }],
    ['beyond their limit', 15_001, {}, { ok: false, error: { kind: 'RefundLimitReached', allowedCents: 15_000 } }],
    [
      'beyond what earlier ones left of it',
      5_001,
      { staffCents: 10_000 },
      { ok: false, error: { kind: 'RefundLimitReached', allowedCents: 5_000 } },
    ],
    ['of all that is left, by finance', undefined, { limitCents: null }, { ok: true, value: 20_000 }],
    [
      'of more than is left, by finance',
      20_001,
      { limitCents: null },
      { ok: false, error: { kind: 'NothingToRefund', refundableCents: 20_000 } },
    ],
    ['of nothing', 0, {}, { ok: false, error: { kind: 'NothingToRefund', refundableCents: 20_000 } }],
    [
      'when nothing is left',
      undefined,
      { leftCents: 0 },
      { ok: false, error: { kind: 'NothingToRefund', refundableCents: 0 } },
    ],
    [
      'while the bank has the money',
      100,
      { disputes: ['NEEDS_RESPONSE'] },
      { ok: false, error: { kind: 'DisputeOpen' } },
    ],
    ['while the bank only asks', 100, { disputes: ['WARNING_NEEDS_RESPONSE'] }, { ok: true, value: 100 }],
  ] as const)('%s', (_what, amountCents, given, expected) => {
    expect(ask(amountCents, given)).toEqual(expected);
  });

  it.each([
    ['their limit, when more than that is left', {}, 15_000],
    ['what is left, when that is less', { leftCents: 9_000 }, 9_000],
    ['nothing once the limit is used up', { staffCents: 15_000 }, 0],
    ['nothing when others gave more than they may', { staffCents: 18_000 }, 0],
    ['nothing while the bank has the money', { disputes: ['NEEDS_RESPONSE'] }, 0],
    ['all of it for finance', { limitCents: null }, 20_000],
  ] as const)('is offered %s', (_what, given, cents) => {
    expect(allowedCents(bounds(given))).toBe(cents);
  });

  it('is refused in another currency', () => {
    expect(ask(100, {}, 'usd')).toEqual({ ok: false, error: { kind: 'RefundCurrencyDiffers', currency: 'eur' } });
  });

  it('never exceeds what is left, nor the limit in sum, whatever is asked', () => {
    const anyBounds = fc.record({
      leftCents: fc.nat(50_000),
      staffCents: fc.nat(20_000),
      limitCents: fc.option(fc.nat(20_000)),
      disputes: fc.array(fc.constantFrom(...DISPUTE_STATUSES), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(anyBounds, fc.option(fc.integer({ min: -10, max: 60_000 }), { nil: undefined }), (given, asked) => {
        const judged = ask(asked, given);
        if (!judged.ok) return;
        expect(judged.value).toBeGreaterThan(0);
        expect(judged.value).toBeLessThanOrEqual(given.leftCents);
        expect(judged.value).toBeLessThanOrEqual(allowedCents(bounds(given)));
        if (given.limitCents !== null) expect(given.staffCents + judged.value).toBeLessThanOrEqual(given.limitCents);
      }),
    );
  });
});
