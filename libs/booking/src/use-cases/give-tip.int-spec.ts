import { DAY, HOUR, MINUTE } from '#kernel';
import { bookingActs } from '../../../../test/support/booking-acts.js';
import {
  createBookingWorld,
  key,
  type Answer,
  type BookableProvider,
  type BookingWorld,
  type Customer,
} from '../../../../test/support/booking-world.js';

let world: BookingWorld;
let camille: Customer;
let paul: BookableProvider;
beforeAll(async () => {
  world = await createBookingWorld();
  camille = await world.customer();
  paul = await world.provider({ minNoticeMinutes: 60 });
});
afterAll(() => world.close());

const acts = bookingActs(() => ({ world, camille, paul }));
const PAGE = `mutation ($input: FurtherChargePageInput!) { answer: furtherChargePage(input: $input) {
  __typename ... on BookingCheckout { url } ... on UserError { code message } } }`;
const CHARGES = 'furtherCharges { kind state amountCents providerShareCents payBy }';

/** A visit on the day after tomorrow that Paul has checked out of. */
async function visited(): Promise<Answer> {
  camille = await world.signedInAgain(camille);
  paul = await world.signedInAgain(paul);
  const tomorrow = new Date(world.clock.now().getTime() + 2 * DAY);
  const start = new Date(`${tomorrow.toISOString().slice(0, 10)}T09:00:00Z`);
  const booking = await acts.confirmed({ start: start.toISOString() });
  await world.later(start.getTime() - world.clock.now().getTime());
  camille = await world.signedInAgain(camille);
  paul = await world.signedInAgain(paul);
  await acts.startVisit(booking, await acts.code(booking));
  await world.later(3 * HOUR);
  expect(await acts.finishVisit(booking)).toMatchObject({ state: 'DONE' });
  return booking;
}

const give = (bookingId: string, amountCents: number, idempotencyKey = key()) =>
  world.send(
    camille,
    'giveTip',
    'GiveTipInput',
    { bookingId, amountCents, idempotencyKey },
    '... on AmountOutOfBounds { minimumCents maximumCents } ... on AlreadyCharged { amountCents }',
  );
const charges = async (who: Customer | BookableProvider, { id }: Answer) =>
  (await world.see(who, id, CHARGES))['furtherCharges'];

describe('a customer who liked the visit', () => {
  it('gives a tip once, sees it paid, and the provider sees that it is all theirs', async () => {
    const booking = await visited();
    const idempotencyKey = key();
    expect(await give(booking.id, 99)).toMatchObject({ __typename: 'AmountOutOfBounds', minimumCents: 100 });
    expect(await give(booking.id, 500, idempotencyKey)).toMatchObject({ __typename: 'Booking' });
    expect(await give(booking.id, 500, idempotencyKey)).toMatchObject({ __typename: 'Booking' });
    expect(await give(booking.id, 600, idempotencyKey)).toMatchObject({ __typename: 'IdempotencyKeyReused' });
    await world.settle();
    expect(await charges(camille, booking)).toEqual([
      { kind: 'TIP', state: 'PAID', amountCents: 500, providerShareCents: null, payBy: null },
    ]);
    expect(await charges(paul, booking)).toMatchObject([{ kind: 'TIP', amountCents: 500, providerShareCents: 500 }]);
    expect(await give(booking.id, 300)).toMatchObject({
      __typename: 'AlreadyCharged',
      amountCents: 500,
      message: 'You have given it already: €5.00.',
    });
  });

  it('can’t give one before check-out, nor when two weeks are over, nor for someone else’s visit', async () => {
    const held = await world.held(camille, paul, {
      start: new Date(Math.ceil(world.clock.now().getTime() / DAY) * DAY + DAY + 15 * HOUR).toISOString(),
    });
    expect(await give(held.id, 500)).toMatchObject({ __typename: 'VisitNotDone' });
    const booking = await visited();
    const stranger = await world.customer('Inès');
    const input = { bookingId: booking.id, amountCents: 500, idempotencyKey: key() };
    await expect(world.send(stranger, 'giveTip', 'GiveTipInput', input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(world.send(paul, 'giveTip', 'GiveTipInput', input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await world.later(14 * DAY + MINUTE);
    camille = await world.signedInAgain(camille);
    expect(await give(booking.id, 500)).toMatchObject({ __typename: 'TooLate' });
  });

  it('is led to a page when the saved card was refused, and to none when there is nothing to pay', async () => {
    const booking = await visited();
    const input = { bookingId: booking.id, kind: 'TIP' };
    const page = () => world.ask(PAGE, { input }, camille);
    await expect(page()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await world.db.prisma.payment.update({ where: { bookingId: booking.id }, data: { paymentMethodId: null } });
    await give(booking.id, 800);
    await world.settle();
    expect(await charges(camille, booking)).toMatchObject([{ state: 'DECLINED', amountCents: 800 }]);
    expect(await charges(paul, booking)).toEqual([]);
    const opened = await page();
    expect((await page())['url']).toBe(opened['url']);
    expect(await world.fillCheckout(String(opened['url']))).toBe(303);
    await world.settle();
    expect(await charges(camille, booking)).toMatchObject([{ state: 'PAID' }]);
    expect(await page()).toMatchObject({ __typename: 'PaymentAlreadySecured' });
  });
});
