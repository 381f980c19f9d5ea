import fc from 'fast-check';
import { cents, instantAt, PARIS } from '#kernel';
import { priceVisit, type VisitToPrice } from './price-visit.js';
import { surcharges } from './surcharges.js';
import { vatWithin } from './vat.js';

const fees = { customerFeeBasisPoints: 500, commissionBasisPoints: 1_500 };
const rules = {
  sundaySurchargeBasisPoints: 2_500,
  holidaySurchargeBasisPoints: 5_000,
  shortNoticeSurchargeBasisPoints: 1_500,
  shortNoticeHours: 24,
};
const plain: VisitToPrice = {
  hourlyRateCents: 2_600,
  durationMinutes: 180,
  extras: [],
  surcharges: [],
  vatRegime: 'STANDARD_20',
};
const amounts = (visit: Partial<VisitToPrice>) =>
  priceVisit({ ...plain, ...visit }, fees).lines.map((line) => [line.kind, line.amountCents]);

describe('the price of a visit', () => {
  it('is the hourly rate for its minutes, and the fee', () => {
    expect(priceVisit(plain, fees)).toMatchObject({
      priceCents: 7_800,
      customerFeeCents: 390,
      totalCents: 8_190,
      commissionCents: 1_170,
      providerNetCents: 6_630,
    });
  });

  it('names each extra by its time, its flat price or both', () => {
    const extras = [
      { code: 'oven', minutes: 30, flatCents: 0 },
      { code: 'products', minutes: 0, flatCents: 500 },
      { code: 'linen', minutes: 30, flatCents: 250 },
    ];
    expect(amounts({ extras })).toEqual([
      ['LABOUR', 5_200],
      ['EXTRA', 1_300],
      ['EXTRA', 500],
      ['EXTRA', 1_550],
      ['CUSTOMER_FEE', 428],
    ]);
  });

  it('has no line for a fee of nothing, and no minutes for what takes none', () => {
    const extras = [{ code: 'products', minutes: 0, flatCents: 500 }];
    const { lines } = priceVisit({ ...plain, extras }, { ...fees, customerFeeBasisPoints: 0 });
    expect(lines.map(({ kind, minutes }) => [kind, minutes])).toEqual([
      ['LABOUR', 180],
      ['EXTRA', null],
    ]);
  });

  it('adds each surcharge on the work and its extras, not on another surcharge', () => {
    const visit = {
      surcharges: [
        { code: 'SUNDAY' as const, basisPoints: 2_500 },
        { code: 'SHORT_NOTICE' as const, basisPoints: 1_500 },
      ],
    };
    expect(amounts(visit)).toEqual([
      ['LABOUR', 7_800],
      ['SUNDAY', 1_950],
      ['SHORT_NOTICE', 1_170],
      ['CUSTOMER_FEE', 546],
    ]);
  });

  it.each([
    ['STANDARD_20', 1_300, [[2_000, 6_825, 1_365]]],
    [
      'SAP_10',
      709,
      [
        [1_000, 7_091, 709],
        [2_000, 325, 65],
      ],
    ],
    [
      'FRANCHISE_293B',
      0,
      [
        [0, 7_800, 0],
        [2_000, 325, 65],
      ],
    ],
  ] as const)('holds the tax of a provider under %s, and 20 %% on the fee', (vatRegime, labourVat, sums) => {
    const price = priceVisit({ ...plain, vatRegime }, fees);
    expect(price.lines[0]?.vatCents).toBe(labourVat);
    expect(price.vat.map(({ basisPoints, netCents, vatCents }) => [basisPoints, netCents, vatCents])).toEqual(sums);
  });

  it('refuses a length or a price that can only be a mistake', () => {
    for (const wrong of [
      { durationMinutes: 0 },
      { durationMinutes: -60 },
      { durationMinutes: 90.5 },
      { hourlyRateCents: -1 },
      { extras: [{ code: 'x', minutes: 0, flatCents: -5 }] },
    ]) {
      expect(() => priceVisit({ ...plain, ...wrong }, fees)).toThrow(RangeError);
    }
  });
});

describe('surcharges', () => {
  const at = (date: string, minutes: number) => instantAt(date, minutes, PARIS);
  const of = (date: string, now = at('2026-03-01', 0), department?: string) =>
    surcharges({ start: at(date, 600), now, timeZone: PARIS, department }, rules).map(
      ({ code, basisPoints }) => `${code} ${basisPoints}`,
    );

  it.each([
    ['a Tuesday', '2026-06-02', []],
    ['a Sunday', '2026-06-07', ['SUNDAY 2500']],
    ['Bastille Day', '2026-07-14', ['PUBLIC_HOLIDAY 5000']],
    ['a holiday on a Sunday: the higher alone', '2026-11-01', ['PUBLIC_HOLIDAY 5000']],
  ])('on %s', (_, date, expected) => {
    expect(of(date)).toEqual(expected);
  });

  it('follow the operator’s numbers: the higher one of the day counts, and one of nothing is not shown', () => {
    const on = (date: string, changes: Partial<typeof rules>) =>
      surcharges({ start: at(date, 600), now: at(date, 0), timeZone: PARIS }, { ...rules, ...changes });
    const short = { code: 'SHORT_NOTICE', basisPoints: 1_500 };
    expect(on('2026-11-01', { sundaySurchargeBasisPoints: 6_000 })).toEqual([
      { code: 'SUNDAY', basisPoints: 6_000 },
      short,
    ]);
    expect(on('2026-11-01', { sundaySurchargeBasisPoints: 5_000 })[0]?.code).toBe('PUBLIC_HOLIDAY');
    expect(on('2026-06-07', { sundaySurchargeBasisPoints: 0 })).toEqual([short]);
    expect(on('2026-06-02', { shortNoticeSurchargeBasisPoints: 0 })).toEqual([]);
    expect(on('2026-06-07', { sundaySurchargeBasisPoints: 1 })[0]).toEqual({ code: 'SUNDAY', basisPoints: 1 });
  });

  it('know the holidays of the department', () => {
    expect(of('2026-12-26')).toEqual([]);
    expect(of('2026-12-26', undefined, '67')).toEqual(['PUBLIC_HOLIDAY 5000']);
  });

  it('count short notice under 24 hours, not at 24', () => {
    expect(of('2026-06-02', at('2026-06-01', 600))).toEqual([]);
    expect(of('2026-06-02', at('2026-06-01', 601))).toEqual(['SHORT_NOTICE 1500']);
    expect(of('2026-06-07', at('2026-06-07', 0))).toEqual(['SUNDAY 2500', 'SHORT_NOTICE 1500']);
  });

  it('take the day from the local clock, not from UTC', () => {
    const lateSaturday = surcharges(
      { start: at('2026-06-06', 1439), now: at('2026-03-01', 0), timeZone: PARIS },
      rules,
    );
    const earlySunday = surcharges({ start: at('2026-06-07', 30), now: at('2026-03-01', 0), timeZone: PARIS }, rules);
    expect([lateSaturday.length, earlySunday.length]).toEqual([0, 1]);
  });
});

describe('whatever is priced', () => {
  const someVisit = fc.record({
    hourlyRateCents: fc.integer({ min: 0, max: 20_000 }),
    durationMinutes: fc.integer({ min: 1, max: 720 }),
    extras: fc.array(
      fc.record({
        code: fc.string(),
        minutes: fc.integer({ min: 0, max: 200 }),
        flatCents: fc.integer({ min: 0, max: 10_000 }),
      }),
      { maxLength: 6 },
    ),
    surcharges: fc.subarray([
      { code: 'PUBLIC_HOLIDAY' as const, basisPoints: 5_000 },
      { code: 'SHORT_NOTICE' as const, basisPoints: 1_500 },
    ]),
    vatRegime: fc.constantFrom('FRANCHISE_293B' as const, 'STANDARD_20' as const, 'SAP_10' as const),
  });
  const someFees = fc.record({
    customerFeeBasisPoints: fc.integer({ min: 0, max: 3_000 }),
    commissionBasisPoints: fc.integer({ min: 0, max: 10_000 }),
  });

  it('the parts add up to the whole, and nothing is negative', () => {
    fc.assert(
      fc.property(someVisit, someFees, (visit, someFee) => {
        const price = priceVisit(visit, someFee);
        const total = price.lines.reduce((sum, line) => sum + line.amountCents, 0);
        expect(total).toBe(price.totalCents);
        expect(price.providerNetCents + price.commissionCents).toBe(price.priceCents);
        expect(price.priceCents + price.customerFeeCents).toBe(total);
        expect(price.vat.reduce((sum, part) => sum + part.netCents + part.vatCents, 0)).toBe(total);
        for (const amount of [
          ...price.lines.flatMap((line) => [line.amountCents, line.vatCents]),
          price.providerNetCents,
          price.commissionCents,
        ]) {
          expect(amount).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('more minutes never cost less', () => {
    fc.assert(
      fc.property(someVisit, someFees, fc.integer({ min: 1, max: 120 }), (visit, someFee, more) => {
        const longer = priceVisit({ ...visit, durationMinutes: visit.durationMinutes + more }, someFee);
        const price = priceVisit(visit, someFee);
        expect(longer.totalCents).toBeGreaterThanOrEqual(price.totalCents);
        expect(longer.providerNetCents).toBeGreaterThanOrEqual(price.providerNetCents);
      }),
    );
  });

  it('the tax in a price is within half a cent of exact', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.constantFrom(0, 1_000, 2_000), (price, rate) => {
        const exact = price - (price * 10_000) / (10_000 + rate);
        expect(Math.abs(vatWithin(cents(price), rate) - exact)).toBeLessThanOrEqual(0.5 + 1e-6);
      }),
    );
  });
});
