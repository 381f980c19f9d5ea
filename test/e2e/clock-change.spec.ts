import { DAY, HOUR, plus } from '#kernel';
import { NOW, type BookableProvider, type Customer } from '../support/booking-world.js';
import { createJourney, type Journey } from '../support/journey/journey.js';

/** Nine in the morning in Paris, the day before the clocks change and that very Sunday, with where they stand in UTC. */
const CHANGES = [
  {
    what: 'forward',
    made: '2027-03-22T08:00:00Z',
    saturday: { start: '2027-03-27T08:00:00.000Z', said: 'samedi 27 mars 2027, de 9 h à 12 h' },
    sunday: { start: '2027-03-28T07:00:00.000Z', said: 'dimanche 28 mars 2027, de 9 h à 12 h' },
    /** Half past midnight, three hours of work: one hour does not exist. */
    night: { start: '2027-03-27T23:30:00.000Z', said: 'dimanche 28 mars 2027, de 0 h 30 à 4 h 30' },
  },
  {
    what: 'back',
    made: '2027-10-25T07:00:00Z',
    saturday: { start: '2027-10-30T07:00:00.000Z', said: 'samedi 30 octobre 2027, de 9 h à 12 h' },
    sunday: { start: '2027-10-31T08:00:00.000Z', said: 'dimanche 31 octobre 2027, de 9 h à 12 h' },
    /** One hour comes twice. */
    night: { start: '2027-10-30T22:30:00.000Z', said: 'dimanche 31 octobre 2027, de 0 h 30 à 2 h 30' },
  },
];

describe('nine in the morning stays nine in the morning', () => {
  let journey: Journey;
  let paul: BookableProvider;
  let camille: Customer;
  beforeAll(async () => {
    journey = await createJourney();
  });
  afterAll(() => journey?.close());

  const freeStarts = async (date: string): Promise<string[]> =>
    (
      await journey.ask<{ start: string }[]>(
        `query ($id: ID!, $date: LocalDate!) { answer: freeSlots(providerId: $id, from: $date, to: $date, durationMinutes: 180) { start } }`,
        { id: paul.providerId, date },
        camille,
      )
    ).map(({ start }) => start);

  it.each(CHANGES)(
    'when the clocks go $what: in the free slots, the quote, the booking, the mail and the reminder',
    async ({ made, ...visits }) => {
      expect(new Date(made) > new Date(NOW)).toBe(true);
      journey.clock.set(made);
      for (const { start, said } of [visits.saturday, visits.sunday, visits.night]) {
        paul = await journey.provider({ instantBook: true, hours: { startMinute: 0, endMinute: 1_440 } });
        camille = await journey.customer();
        const localDate = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date(start));
        expect(await freeStarts(localDate)).toContain(start);
        const quoted = await journey.quote(camille, paul, { start });
        expect(quoted.__typename).toBe('Quote');
        const booking = await journey.paid(camille, paul, { start });
        expect(await journey.see(camille, booking.id, 'timeZone quote { start end durationMinutes }')).toMatchObject({
          state: 'CONFIRMED',
          ...{ start, end: plus(new Date(start), 3 * HOUR).toISOString(), timeZone: 'Europe/Paris' },
          quote: { start, end: plus(new Date(start), 3 * HOUR).toISOString(), durationMinutes: 180 },
        });
        const mails = await journey.mailsTo(camille);
        expect(mails.map(({ subject }) => subject)).toContainEqual(
          expect.stringMatching(new RegExp(`^Réservation confirmée : .*${said}$`)),
        );
      }
    },
  );

  it('the reminder of that Sunday names the same hour', async () => {
    const { made, sunday } = CHANGES[1] as (typeof CHANGES)[number];
    journey.clock.set(made);
    [camille, paul] = [await journey.customer(), await journey.provider({ instantBook: true })];
    await journey.paid(camille, paul, { start: sunday.start });
    await journey.travel(plus(new Date(sunday.start), -DAY));
    expect((await journey.mailsTo(camille)).at(-1)?.subject).toBe(`Rappel : Paul vient ${sunday.said}`);
  });
});
