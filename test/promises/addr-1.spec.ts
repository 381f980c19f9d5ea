import { DAY, HOUR, plus } from '#kernel';
import { HOME, THURSDAY_10, type Answer, type BookableProvider, type Customer } from '../support/booking-world.js';
import { createJourney, type Journey } from '../support/journey/journey.js';
import { captureLogs, traces, whereFound } from '../support/journey/traces.js';

const START = new Date(THURSDAY_10);
const SECRETS = ['rue des Lilas', 'Bâtiment C', '45#12B', '3e gauche', 'chez Bonnard'];
const ACCESS = ['45#12B', '3e gauche', 'chez Bonnard'];
const ADDRESS =
  'municipality address { stage municipality distanceMetres street complement postalCode doorCode floor notes }';

/** ADDR-1: a provider sees an address only once the booking is made. */
describe('ADDR-1: a provider sees an address only once the booking is made', () => {
  let journey: Journey;
  let logs: () => string;
  let camille: Customer;
  let paul: BookableProvider;
  let booking: Answer;
  const answers: string[] = [];
  beforeAll(async () => {
    journey = await createJourney({ environment: { LOG_LEVEL: 'trace' } });
    logs = captureLogs(journey);
    [camille, paul] = [await journey.customer(), await journey.provider()];
    booking = await journey.paid(camille, paul);
  });
  afterAll(() => journey?.close());

  /** Everything the provider can ask about the booking, and what it answers, as text. */
  const providerSees = async (): Promise<string> => {
    const list = (field: string): string => `${field} { nodes { id ${ADDRESS} history { to } } }`;
    const whole = await journey.ask(`query { answer: ${list('myJobs')} }`, {}, paul);
    const one = await journey.see(
      paul,
      booking.id,
      `${ADDRESS} quote { id municipality } checklist { label } payment { state }`,
    );
    const mails = await journey.ask(`query { answer: sentMails(first: 50) { nodes { subject text html } } }`, {}, paul);
    const text = JSON.stringify([whole, one, mails]);
    answers.push(text);
    return text;
  };
  const found = (text: string): string[] => SECRETS.filter((secret) => text.includes(secret));

  it('before: no answer, error, event, mail, log line or row in clear names street, code or floor', async () => {
    expect(found(await providerSees())).toEqual([]);
    const { address } = await journey.see(paul, booking.id, ADDRESS);
    expect(address).toMatchObject({ stage: 'APPROXIMATE', municipality: 'Lyon 3e Arrondissement', street: null });
    expect(Number((address as { distanceMetres: number }).distanceMetres) % 500).toBe(0);

    // Refused on purpose: an error tells as little as an answer.
    const stranger = await journey.provider();
    for (const query of [
      `query { booking(id: "${booking.id}") { ${ADDRESS} } }`,
      `mutation { changeAddress(id: "${camille.addressId}", input: { placeId: "69383", postalCode: "69003", street: "1 rue Neuve" }) { __typename } }`,
      `query { booking(id: "${booking.id}") { address { street nonsense } } }`,
    ]) {
      const refused = await journey.graphql(query, {}, { as: stranger.token });
      expect(refused.errors).toBeDefined();
      expect(found(JSON.stringify(refused))).toEqual([]);
    }
    expect(whereFound(await traces(journey), SECRETS)).toEqual([]);
    expect(whereFound({ logs: logs() }, SECRETS)).toEqual([]);
  });

  it('once it is made: the street; the door code, floor and notes only in the last 24 hours', async () => {
    await journey.act(paul, 'acceptBooking', booking.id);
    await journey.settle();
    const confirmed = await providerSees();
    expect(confirmed).toContain(HOME.street);
    expect(ACCESS.filter((secret) => confirmed.includes(secret))).toEqual([]);
    await journey.travel(plus(START, -24 * HOUR));
    [camille, paul] = [await journey.signedInAgain(camille), await journey.signedInAgain(paul)];
    expect(found(await providerSees())).toEqual(SECRETS);
  });

  it('even then no mail, event, log line or row in clear holds it', async () => {
    expect(whereFound(await traces(journey), SECRETS)).toEqual([]);
    expect(whereFound({ logs: logs() }, SECRETS)).toEqual([]);
  });

  it('gone seven days after the visit, and at once when a booking is cancelled', async () => {
    const other = await journey.paid(camille, paul, { start: plus(START, DAY).toISOString() });
    await journey.act(paul, 'acceptBooking', other.id);
    expect((await journey.see(paul, other.id, ADDRESS))['address']).toMatchObject({ street: HOME.street });
    await journey.send(paul, 'cancelBooking', 'CancelBookingInput', {
      bookingId: other.id,
      shownFeeCents: 0,
      idempotencyKey: `cancel-${other.id}`,
    });
    expect((await journey.see(paul, other.id, ADDRESS))['address']).toMatchObject({ stage: 'CLOSED', street: null });

    await journey.travel(plus(START, 3 * HOUR + 7 * DAY));
    [camille, paul] = [await journey.signedInAgain(camille), await journey.signedInAgain(paul)];
    expect(found(await providerSees())).toEqual([]);
  });
});
