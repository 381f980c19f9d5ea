import { drawEvidence } from '../adapters/evidence-pdf.js';
import type { VisitEvidence } from '../visit-evidence.js';
import { evidenceDocuments } from './evidence-documents.js';

const at = (time: string): Date => new Date(`2026-11-24T${time}:00Z`);
const VISIT: VisitEvidence = {
  reference: 'RZ-7K2M4Q',
  serviceName: 'Deep cleaning',
  providerName: 'Łucja Š.',
  customerName: 'Camille',
  customerEmail: 'camille@example.com',
  municipality: 'Lyon 3e',
  start: at('08:00'),
  end: at('11:00'),
  timeZone: 'Europe/Paris',
  agreement: {
    quoteId: 'quote-1',
    quoteHash: 'abc123',
    quotedAt: at('06:00'),
    termsAcceptedAt: at('06:05'),
    earlyStartRequestedAt: at('06:05'),
    confirmedAt: at('06:10'),
  },
  price: [{ label: 'work', amountCents: 9_000 }],
  totalCents: 9_450,
  cancellationPolicy: 'standard',
  cancellationSteps: [{ from: at('05:00'), feeCents: 4_725 }],
  arrival: { at: at('08:02'), proof: 'CODE', contestedAt: null },
  finishedAt: at('11:04'),
  checklist: [{ point: 'Floors cleaned', done: true, note: null }],
  addressLog: [{ at: at('07:00'), what: 'Łucja Š. opened the address (full)' }],
  history: [{ at: at('08:02'), what: 'the visit began, with the arrival code' }],
};
const CHARGE = {
  chargeId: 'ch_1',
  capturedCents: 9_450,
  refundedCents: 0,
  securedAt: at('06:20'),
  capturedAt: at('12:00'),
};
const linesOf = (visit: VisitEvidence | null) =>
  new Map(evidenceDocuments(visit, CHARGE).map(({ field, lines }) => [field, lines.join('\n')]));

describe('the files of the evidence', () => {
  it('say what was ordered and paid, what was done when, and what was agreed to', () => {
    const lines = linesOf(VISIT);
    expect(lines.get('receipt')).toMatch(/Deep cleaning[^]*EUR 94\.50[^]*Charge ch_1/);
    const visit = lines.get('service_documentation');
    expect(visit).toMatch(/four-digit arrival code/);
    expect(visit).toMatch(/checked out on 2026-11-24 12:04[^]*Floors cleaned: done/);
    expect(visit).toMatch(/Looks at the address[^]*2026-11-24 08:00 \(Europe\/Paris\): Łucja/);
    expect(lines.get('cancellation_policy')).toMatch(
      /accepted its price and terms on 2026-11-24 07:05[^]*EUR 47\.25[^]*L221-18/,
    );
  });

  it('hold no e-mail address, and nothing at all of a visit that is not known but the receipt', () => {
    expect([...linesOf(VISIT).values()].join('\n')).not.toContain('camille@example.com');
    expect([...linesOf(null).keys()]).toEqual(['receipt']);
  });

  it('stay short however much has happened', () => {
    const history = Array.from({ length: 5_000 }, () => ({ at: at('08:00'), what: 'again' }));
    const record = evidenceDocuments({ ...VISIT, history }, CHARGE).find(
      ({ field }) => field === 'service_documentation',
    );
    expect(record?.lines).toHaveLength(400);
    expect(record?.lines.at(-1)).toMatch(/more lines left out/);
  });

  it('are the same bytes each time they are drawn for the same instant, whatever letters a name has', async () => {
    for (const document of evidenceDocuments(VISIT, CHARGE)) {
      const [first, second] = [await drawEvidence(document, at('13:00')), await drawEvidence(document, at('13:00'))];
      expect(first.subarray(0, 5).toString()).toBe('%PDF-');
      expect(second.equals(first)).toBe(true);
    }
  });
});
