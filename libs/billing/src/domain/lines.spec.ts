import fc from 'fast-check';
import { creditLine, plainLine, scaleLines, taxLines, totalsOf, vatWithin } from './lines.js';

const rates = fc.constantFrom(0, 1_000, 2_000);
const lines = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 500_000 }), rates).map(([cents, rate]) => plainLine('OTHER', cents, rate)),
  { maxLength: 12 },
);

describe('the lines of a document', () => {
  it('add up to its totals, line by line and rate by rate, whatever the amounts', () => {
    fc.assert(
      fc.property(lines, (gross) => {
        const { lines: taxed, totals } = taxLines(gross);
        for (const line of taxed) expect(line.netCents + line.vatCents).toBe(line.amountCents);
        expect(totals.totalCents).toBe(gross.reduce((sum, { amountCents }) => sum + amountCents, 0));
        expect(totals.netCents + totals.vatCents).toBe(totals.totalCents);
        expect(taxed.reduce((sum, { vatCents }) => sum + vatCents, 0)).toBe(totals.vatCents);
        for (const { basisPoints, netCents, vatCents } of totals.byRate)
          expect(vatCents).toBe(vatWithin(netCents + vatCents, basisPoints));
      }),
    );
  });

  it('take the tax of a rate on its sum, and share it by largest remainder', () => {
    const { lines: taxed, totals } = taxLines([1, 1, 1].map((cents) => plainLine('OTHER', cents * 100, 2_000)));
    expect(totals).toMatchObject({ totalCents: 300, vatCents: 50, netCents: 250 });
    expect(taxed.map(({ vatCents }) => vatCents)).toEqual([17, 17, 16]);
  });

  it('keep their proportions and reach the sum when only a part was taken', () => {
    const scaled = scaleLines([plainLine('LABOUR', 7_000, 0), plainLine('EXTRA', 3_000, 0)], 3_333);
    expect(scaled.map(({ amountCents }) => amountCents)).toEqual([2_333, 1_000]);
  });

  it('of credit notes give back exactly the tax of the invoice, in however many parts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 50_000 }), { minLength: 1, maxLength: 8 }),
        rates,
        (parts, rate) => {
          let before = 0;
          const notes = parts.map((cents) => {
            const line = creditLine('REFUND', cents, before, rate);
            before += cents;
            return line;
          });
          expect(totalsOf(notes).vatCents).toBe(vatWithin(before, rate));
        },
      ),
    );
  });
});
