import { HOUR, MINUTE, plus } from '#kernel';
import {
  createBookingWorld,
  NOW,
  THURSDAY_10,
  type BookableProvider,
  type BookingWorld,
  type Customer,
} from '../support/booking-world.js';

const QUOTE = `id hash totalCents priceCents customerFeeCents lines { label amountCents vatCents } vatMention heldNow heldAt paymentStatement
  cancellationPolicy cancellationSteps { from until percent feeCents refundCents statement } withdrawalLastDay withdrawalStatement
  needsEarlyStartRequest guaranteeStatement orderLabel trader { legalName address phone email } expiresAt`;

interface Quote {
  id: string;
  hash: string;
  totalCents: number;
  priceCents: number;
  customerFeeCents: number;
  lines: { label: string; amountCents: number }[];
  cancellationSteps: { from: string; until: string; feeCents: number; refundCents: number; statement: string }[];
}

/** PRICE-1: full price, its parts, payment terms and cancellation terms are shown before booking, and ever after. */
describe('PRICE-1: nothing is booked whose price and terms were not shown', () => {
  let world: BookingWorld;
  let camille: Customer;
  let paul: BookableProvider;
  beforeAll(async () => {
    world = await createBookingWorld();
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    world.clock.set(NOW);
    [camille, paul] = [await world.customer(), await world.provider()];
  });

  const read = (id: string) =>
    world.ask<Quote>(`query ($id: ID!) { answer: quote(id: $id) { ${QUOTE} } }`, { id }, camille);

  it('a quote names every part, when money moves, what cancelling costs when, and who sells', async () => {
    const { id } = await world.quote(camille, paul);
    const quote = await read(id);
    expect(quote.lines.reduce((sum, line) => sum + line.amountCents, 0)).toBe(quote.totalCents);
    expect(quote.priceCents + quote.customerFeeCents).toBe(quote.totalCents);
    const [first, last] = [quote.cancellationSteps[0], quote.cancellationSteps.at(-1)];
    expect([first?.from, last?.until]).toEqual([new Date(NOW).toISOString(), THURSDAY_10]);
    for (const [index, step] of quote.cancellationSteps.entries()) {
      expect(step.feeCents + step.refundCents).toBe(quote.totalCents);
      expect(step.until).toBe(quote.cancellationSteps[index + 1]?.from ?? THURSDAY_10);
    }
    expect(quote).toMatchObject({
      ...{ totalCents: 8_820, heldNow: true, withdrawalLastDay: '2026-12-07', needsEarlyStartRequest: true },
      ...{
        vatMention: 'TVA non applicable, art. 293 B du CGI',
        orderLabel: 'Book and pay',
        cancellationPolicy: 'STANDARD',
      },
      trader: { legalName: 'Paul Girard EI', phone: '+33600000000' },
    });
  });

  it('a booking can only be made from one’s own quote, while it is valid', async () => {
    const { id } = await world.quote(camille, paul);
    const stranger = await world.customer('Noé');
    await expect(world.hold(stranger, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(world.hold(camille, paul.providerId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    world.clock.set(plus(new Date(NOW), 30 * MINUTE));
    expect(await world.hold(camille, id)).toMatchObject({ __typename: 'QuoteExpired' });
  });

  it('the booking shows that very quote ever after, whatever prices become', async () => {
    const { id } = await world.quote(camille, paul);
    const offered = await read(id);
    const booking = await world.hold(camille, id);
    expect(booking).toMatchObject({ __typename: 'Booking', totalCents: offered.totalCents });
    await world.db.query('test-dearer', 'UPDATE provider_service SET hourly_rate_cents = 4900 WHERE provider_id = $1', [
      paul.providerId,
    ]);
    world.clock.set(plus(new Date(NOW), HOUR));
    const later = await world.see(camille, booking.id, `quote { ${QUOTE} }`);
    expect(later['quote']).toEqual(offered);
    expect(await world.quote(camille, paul)).not.toMatchObject({ totalCents: offered.totalCents });
  });
});
