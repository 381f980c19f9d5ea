import { SearchIndex } from '#search';
import {
  THURSDAY_10,
  type Answer,
  type BookableProvider,
  type Customer,
  type Person,
} from '../support/booking-world.js';
import { createJourney, type Journey } from '../support/journey/journey.js';

const SEEN = 'rescue { decideBy outcome replacementId } payment { state heldCents capturedCents }';
const STATEMENT = 'Several customers have told us of damage that was neither reported nor made good.';

interface Offer {
  readonly serviceCode: string;
  readonly durationMinutes: number;
  readonly addressId: string;
  readonly candidates: readonly { readonly providerId: string; readonly totalCents: number }[];
}

describe('the provider of a confirmed visit is suspended', () => {
  let journey: Journey;
  let camille: Customer;
  let vera: Person;
  let paul: BookableProvider;
  let others: BookableProvider[];
  beforeAll(async () => {
    journey = await createJourney();
    [camille, vera] = [await journey.customer(), await journey.person('Vera', ['admin'], ['vetting'])];
    paul = await journey.provider({ instantBook: true });
    others = [await journey.provider({ instantBook: true }), await journey.provider({ instantBook: true })];
    await journey.settle();
    await journey.get(SearchIndex).checkAndRepair();
  });
  afterAll(() => journey?.close());

  const see = (booking: { id: string }): Promise<Answer> => journey.see(camille, booking.id, SEEN);
  const suspend = async (): Promise<void> => {
    const query = `mutation ($id: ID!, $statement: String!) { answer: suspendProvider(providerId: $id, reason: SAFETY, statement: $statement) { __typename } }`;
    expect(await journey.ask(query, { id: paul.providerId, statement: STATEMENT }, vera)).toEqual({
      __typename: 'ProviderFile',
    });
    await journey.settle();
  };

  it('the customer is written to, chooses who comes instead at the price that was shown, and pays once', async () => {
    const visit = await journey.paid(camille, paul);
    expect(await see(visit)).toMatchObject({ state: 'CONFIRMED', payment: { state: 'AUTHORISED' } });
    await suspend();
    const [mail] = (await journey.mailsTo(camille)).filter(({ subject }) => subject.includes('ne peut plus venir'));
    expect(mail?.text).toContain(`/bookings/${visit.id}`);

    const offer = await journey.ask<Offer>(
      `query ($id: ID!) { answer: replacements(bookingId: $id) { serviceCode durationMinutes addressId candidates { providerId totalCents } } }`,
      { id: visit.id },
      camille,
    );
    const { serviceCode, durationMinutes, addressId, candidates } = offer;
    expect({ serviceCode, durationMinutes, addressId }).toEqual({
      serviceCode: 'regular-cleaning',
      durationMinutes: 180,
      addressId: camille.addressId,
    });
    expect(new Set(candidates.map(({ providerId }) => providerId))).toEqual(
      new Set(others.map(({ providerId }) => providerId)),
    );

    const chosen = others.find(({ providerId }) => providerId === candidates[0]?.providerId) ?? paul;
    const quote = await journey.quote(camille, chosen);
    expect(quote['totalCents']).toBe(candidates[0]?.totalCents);
    const instead = await journey.hold(camille, quote.id, { replacesBookingId: visit.id });
    expect(await see(visit)).toMatchObject({ state: 'CONFIRMED', rescue: { replacementId: instead.id } });
    const page = await journey.checkout(camille, instead.id);
    expect(await journey.payOn(String(page['url']))).toMatchObject({ status: 303 });
    await journey.settle();

    expect(await see(instead)).toMatchObject({
      state: 'CONFIRMED',
      start: THURSDAY_10,
      payment: { state: 'AUTHORISED' },
    });
    expect(await see(visit)).toMatchObject({
      state: 'CANCELLED',
      cancellation: { basis: 'PLATFORM_CANCELS', feeCents: 0 },
      rescue: { outcome: 'REPLACED' },
      payment: { state: 'CANCELLED', heldCents: 0, capturedCents: 0 },
    });
    expect(await journey.intentsAtStripe(visit.id)).toEqual(['canceled']);
    expect(await journey.intentsAtStripe(instead.id)).toEqual(['requires_capture']);
  });

  it('one of the customer’s own addresses, or a municipality, says where free slots are asked for', async () => {
    const query = `query ($id: ID!, $placeId: ID, $addressId: ID) { answer: freeSlots(providerId: $id, from: "2026-11-27",
      to: "2026-11-27", durationMinutes: 180, placeId: $placeId, addressId: $addressId) { start } }`;
    const ask = (place: object, who: Person = camille) =>
      journey.ask<{ start: string }[]>(query, { id: others[0]?.providerId, ...place }, who);
    const anywhere = await ask({});
    expect(anywhere.length).toBeGreaterThan(0);
    expect(await ask({ placeId: '69383' })).toEqual(anywhere);
    expect(await ask({ addressId: camille.addressId })).toEqual(anywhere);
    await expect(ask({ addressId: camille.addressId }, paul)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(ask({ placeId: '00000' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
