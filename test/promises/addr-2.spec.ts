import { DAY, MINUTE, plus } from '#kernel';
import { THURSDAY_10, createBookingWorld, type BookingWorld } from '../support/booking-world.js';

/** ADDR-2: the customer sees who looked at the address and when. */
describe('ADDR-2: the customer sees who looked at the address and when', () => {
  let world: BookingWorld;
  beforeAll(async () => {
    world = await createBookingWorld();
  });
  afterAll(() => world?.close());

  it('every look of the provider is on the booking, newest first, with its time and how much was seen', async () => {
    const [camille, paul] = [await world.customer(), await world.provider({ instantBook: true })];
    const booking = await world.paid(camille, paul);
    const looks = async (): Promise<unknown> =>
      (await world.see(camille, booking.id, 'addressViews { at viewerName stage }'))['addressViews'];
    expect(await looks()).toEqual([]);

    const first = world.clock.now().toISOString();
    await world.see(paul, booking.id, 'address { street }');
    world.clock.advance(MINUTE);
    const second = world.clock.now().toISOString();
    await world.ask('query { answer: myJobs { nodes { address { street } } } }', {}, paul);
    const third = plus(new Date(THURSDAY_10), -DAY);
    world.clock.set(third);
    const [later, again] = [await world.signedInAgain(camille), await world.signedInAgain(paul)];
    await world.see(again, booking.id, 'address { doorCode }');
    const seen = (await world.see(later, booking.id, 'addressViews { at viewerName stage }'))['addressViews'];
    expect(seen).toEqual([
      { at: third.toISOString(), viewerName: 'Paul', stage: 'ACCESS' },
      { at: second, viewerName: 'Paul', stage: 'STREET' },
      { at: first, viewerName: 'Paul', stage: 'STREET' },
    ]);

    await world.see(again, booking.id, 'state municipality');
    await world.see(later, booking.id, 'address { street }');
    const unchanged = (await world.see(later, booking.id, 'addressViews { at }'))['addressViews'];
    expect(unchanged).toHaveLength(3);
    const written = await world.db.prisma.auditEntry.findMany({ where: { action: 'address.viewed' } });
    expect(written.map(({ actorId }) => actorId)).toEqual([paul.userId, paul.userId, paul.userId]);
  });

  it('the provider and strangers do not see who looked', async () => {
    const [camille, paul] = [await world.customer(), await world.provider({ instantBook: true })];
    const booking = await world.paid(camille, paul);
    await world.see(paul, booking.id, 'address { street }');
    expect((await world.see(paul, booking.id, 'addressViews { at }'))['addressViews']).toEqual([]);
    await expect(world.see(await world.customer('Noé'), booking.id, 'addressViews { at }')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
