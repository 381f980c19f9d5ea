import { DAY, HOUR, plus } from '#kernel';
import {
  createBookingWorld,
  NOW,
  THURSDAY_10,
  type Answer,
  type BookableProvider,
  type BookingWorld,
  type Customer,
} from '../support/booking-world.js';

const START = new Date(THURSDAY_10);
const LOOKS = 'addressViews { at viewerName stage }';

/** ADDR-2: the customer sees who looked at the address and when. */
describe('ADDR-2: the customer sees who looked at the address and when', () => {
  let world: BookingWorld;
  let camille: Customer;
  let paul: BookableProvider;
  let booking: Answer;

  beforeAll(async () => {
    world = await createBookingWorld();
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    world.clock.set(NOW);
    [camille, paul] = [await world.customer(), await world.provider()];
    booking = await world.paid(camille, paul);
    await world.act(paul, 'acceptBooking', booking.id);
  });

  const look = (fields = 'address { street }') => world.see(paul, booking.id, fields);
  const log = async () => (await world.see(camille, booking.id, LOOKS))['addressViews'] as Record<string, string>[];

  it('each look is one entry with its instant, newest first, and says how much was seen', async () => {
    expect(await log()).toEqual([]);
    await look();
    world.clock.set(plus(START, -HOUR));
    await look();
    await world.ask(`query { answer: myJobs { nodes { address { street } } } }`, {}, paul);
    const at = plus(START, -HOUR).toISOString();
    expect(await log()).toEqual([
      { at, viewerName: 'Paul', stage: 'ACCESS' },
      { at, viewerName: 'Paul', stage: 'ACCESS' },
      { at: new Date(NOW).toISOString(), viewerName: 'Paul', stage: 'STREET' },
    ]);
  });

  it('there is no look without an entry: the street is not in any other field', async () => {
    const { __typename: _, ...fields } = await look(
      'municipality timeZone serviceCode customerPublicName quote { municipality }',
    );
    expect(JSON.stringify(fields)).not.toContain('Lilas');
    expect(await log()).toEqual([]);
  });

  it('what shows nothing is no look: before the contract, after the end, to the customer themselves', async () => {
    const asked = await world.paid(camille, paul, { start: plus(START, DAY).toISOString() });
    await world.see(paul, asked.id, 'address { street }');
    await world.see(camille, booking.id, 'address { street }');
    world.clock.set(plus(START, 8 * DAY));
    await look();
    expect(await log()).toEqual([]);
    expect((await world.see(camille, asked.id, LOOKS))['addressViews']).toEqual([]);
  });

  it('the entries are in the audit log, which nobody can change', async () => {
    await look();
    const change = world.db.query('promise-change', `UPDATE audit_entry SET action = 'nothing' WHERE subject_id = $1`, [
      booking.id,
    ]);
    await expect(change).rejects.toThrow();
    expect(await log()).toHaveLength(1);
  });
});
