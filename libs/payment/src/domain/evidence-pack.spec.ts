import fc from 'fast-check';
import type { VisitEvidence } from '../visit-evidence.js';
import { EVIDENCE_FIELDS, evidencePack, LONGEST_FIELD, LONGEST_NOTE } from './evidence-pack.js';

const at = (time: string): Date => new Date(`2026-11-24T${time}:00Z`);
const VISIT: VisitEvidence = {
  reference: 'RZ-7K2M4Q',
  serviceName: 'Deep cleaning',
  providerName: 'Amélie B.',
  customerName: 'Camille',
  customerEmail: 'camille@example.com',
  municipality: 'Lyon 3e',
  start: at('08:00'),
  end: at('11:00'),
  timeZone: 'Europe/Paris',
  agreement: {
    quoteId: 'quote-1',
    quoteHash: 'abc123',
    quotedAt: new Date('2026-11-20T08:00:00Z'),
    termsAcceptedAt: new Date('2026-11-20T08:05:00Z'),
    earlyStartRequestedAt: new Date('2026-11-20T08:05:00Z'),
    confirmedAt: new Date('2026-11-20T08:10:00Z'),
  },
  price: [{ label: 'work', amountCents: 9_000 }],
  totalCents: 9_450,
  cancellationPolicy: 'standard',
  cancellationSteps: [{ from: new Date('2026-11-23T08:00:00Z'), feeCents: 4_725 }],
  arrival: { at: at('08:02'), proof: 'CODE', contestedAt: null },
  finishedAt: at('11:04'),
  checklist: [
    { point: 'Floors cleaned', done: true, note: null },
    { point: 'Windows', done: false, note: 'blocked by furniture' },
  ],
  addressLog: [{ at: at('06:00'), what: 'Amélie B. opened the address (full)' }],
  history: [{ at: at('08:02'), what: 'the visit began, with the arrival code' }],
};
const CHARGE = {
  chargeId: 'ch_1', capturedCents: 9_450, refundedCents: 1_000, securedAt: at('06:00'), capturedAt: at('12:00'),
}; // prettier-ignore

describe('the evidence of a disputed visit', () => {
  const pack = evidencePack(VISIT, CHARGE, 'The customer thanked the provider in writing.');

  it('tells what was agreed to and when, with the hash of what was shown', () => {
    expect(pack.uncategorized_text).toContain('SHA-256 of its text: abc123');
    expect(pack.uncategorized_text).toContain('accepted its price and terms on 2026-11-20 09:05 (Europe/Paris)');
    expect(pack.cancellation_policy_disclosure).toContain(
      'cancelling from 2026-11-23 09:00 (Europe/Paris) costs EUR 47.25',
    );
    expect(pack.refund_policy_disclosure).toContain('art. L221-25');
  });

  it('proves the arrival, the work and who saw the address', () => {
    expect(pack.access_activity_log).toContain(
      'On 2026-11-24 09:02 (Europe/Paris) the provider gave the four-digit arrival code',
    );
    expect(pack.access_activity_log).toContain('opened the address (full)');
    expect(pack.uncategorized_text).toContain('- Windows: not done (blocked by furniture)');
    expect(pack.service_date).toBe('2026-11-24 09:00 (Europe/Paris) to 2026-11-24 12:00 (Europe/Paris)');
  });

  it('begins with staff’s own words and ends with the receipt', () => {
    expect(pack.uncategorized_text?.startsWith('The customer thanked the provider in writing.')).toBe(true);
    expect(pack.uncategorized_text).toContain('EUR 94.50 were taken on 2026-11-24 13:00');
    expect(pack.uncategorized_text).toContain('EUR 10.00 of it were refunded');
  });

  it('says honestly what is not there', () => {
    const declared = evidencePack(
      { ...VISIT, arrival: { at: at('08:02'), proof: 'DECLARED', contestedAt: at('09:00') } },
      CHARGE,
      '',
    );
    expect(declared.access_activity_log).toContain('The customer contested it on 2026-11-24 10:00');
    const absent = evidencePack({ ...VISIT, arrival: null, finishedAt: null }, CHARGE, '');
    expect(absent.access_activity_log).toContain('The visit was not begun.');
    expect(absent.uncategorized_text).not.toContain('THE WORK');
    expect(evidencePack(null, CHARGE, '')).toEqual({
      uncategorized_text: expect.stringContaining('Charge ch_1') as unknown,
    });
  });

  it('keeps within Stripe’s limits whatever the lists hold, and never cuts staff’s words', () => {
    const facts = fc.array(fc.string({ maxLength: 3_000 }), { maxLength: 60 });
    fc.assert(
      fc.property(facts, facts, fc.string({ minLength: 1, maxLength: LONGEST_NOTE }), (history, points, note) => {
        const made = evidencePack(
          {
            ...VISIT,
            history: history.map((what) => ({ at: at('08:02'), what })),
            checklist: points.map((point) => ({ point, done: true, note: null })),
          },
          CHARGE,
          note,
        );
        const texts = Object.values(made);
        expect(Object.keys(made).every((field) => (EVIDENCE_FIELDS as readonly string[]).includes(field))).toBe(true);
        expect(Math.max(...texts.map((text) => text.length))).toBeLessThanOrEqual(LONGEST_FIELD);
        expect(texts.join('').length).toBeLessThan(150_000);
        expect(made.uncategorized_text).toContain(note.trim());
      }),
      { numRuns: 40 },
    );
  });
});
