import { DAY, HOUR, MINUTE, plus } from '#kernel';
import type { Answer, BookableProvider, Person } from '../support/booking-world.js';
import { HOME, THURSDAY_10, key } from '../support/booking-world.js';
import {
  applyAsProvider,
  handInProofs,
  openPayoutAccount,
  publish,
  verifyEverything,
} from '../support/journey/become-provider.js';
import { join, signIn, type Member } from '../support/journey/join.js';
import { createJourney, type Journey } from '../support/journey/journey.js';

const START = new Date(THURSDAY_10);
const END = plus(START, 3 * HOUR);
const ADDRESS = 'address { stage municipality distanceMetres street postalCode doorCode floor notes }';
/** 3 h at 28 €, 5 % customer fee, 15 % commission: in cents. */
const PRICE = { visit: 8_400, fee: 420, total: 8_820, net: 7_140 };

describe('a home is cleaned: from a stranger’s application to both reviews', () => {
  let journey: Journey;
  let amina: Member & BookableProvider;
  let camille: Member;
  let reviewer: Person;
  let bookingId: string;
  let addressId: string;
  let quote: Answer;
  beforeAll(async () => {
    journey = await createJourney();
    reviewer = await journey.person('Vera', ['admin'], ['vetting']);
  });
  afterAll(() => journey?.close());

  const subjects = async (who: Member): Promise<string[]> =>
    (await journey.mailsTo(who.email)).map((mail) => mail.subject);
  const search = (): Promise<{ nodes: { provider: { id: string }; price: { totalCents: number } }[] }> =>
    journey.ask(
      `query ($input: SearchInput!) { answer: search(input: $input) { __typename
        ... on SearchHitConnection { nodes { provider { id } price { totalCents } } } ... on PlaceNotServed { municipality } } }`,
      {
        input: {
          placeId: HOME.placeId,
          serviceCode: 'regular-cleaning',
          date: '2026-11-26',
          time: '10:00',
          durationMinutes: 180,
        },
      },
      camille,
    );
  const addressSeenBy = async (who: Person): Promise<object> =>
    (await journey.see(who, bookingId, ADDRESS))['address'] as object;
  /** Days end sessions: both sign in again. */
  const later = async (to: Date): Promise<void> => {
    await journey.travel(to);
    amina = { ...amina, ...(await signIn(journey, amina.email)) };
    camille = { ...camille, ...(await signIn(journey, camille.email)) };
  };

  it('both people open their accounts by the link in a mail of their own language', async () => {
    const provider = { email: 'amina@example.org', publicName: 'Amina B.', intent: 'PROVIDER', locale: 'fr' } as const;
    const customer = { email: 'camille@example.org', publicName: 'Camille', intent: 'CUSTOMER', locale: 'en' } as const;
    amina = { ...(await join(journey, provider)), providerId: '' };
    camille = await join(journey, customer);
    expect((await journey.mailsTo(amina.email))[0]?.text).toContain('Bonjour');
    expect((await journey.mailsTo(camille.email))[0]?.text).not.toContain('Bonjour');
  });

  it('the provider applies, and nobody finds her before every check is done', async () => {
    amina = { ...amina, ...(await applyAsProvider(journey, amina)) };
    await openPayoutAccount(journey, amina);
    await handInProofs(journey, amina);
    expect(await publish(journey, amina)).toMatchObject({ listingState: 'UNDER_REVIEW' });
    expect(await search()).toMatchObject({ __typename: 'PlaceNotServed' });
    expect(await verifyEverything(journey, reviewer)).toEqual([
      ...['BACKGROUND', 'BUSINESS', 'IDENTITY', 'INSURANCE', 'REFERENCE', 'REFERENCE', 'SKILL', 'VIGILANCE'],
    ]);
  });

  it('the customer finds her at the price of the quote, which adds up', async () => {
    const hits = await search();
    expect(hits.nodes).toMatchObject([{ provider: { id: amina.providerId }, price: { totalCents: PRICE.total } }]);
    addressId = await journey.address(camille);
    quote = await journey.quote({ ...camille, addressId }, amina);
    expect(quote).toMatchObject({ __typename: 'Quote', totalCents: PRICE.total });
    expect(quote['lines']).toEqual([
      { kind: 'LABOUR', amountCents: PRICE.visit },
      { kind: 'CUSTOMER_FEE', amountCents: PRICE.fee },
    ]);
  });

  it('she books and pays on the hosted page: the money is held, nothing is taken', async () => {
    const held = await journey.hold({ ...camille, addressId }, quote.id);
    expect(held).toMatchObject({ state: 'HELD', totalCents: PRICE.total });
    bookingId = held.id;
    const page = await journey.checkout(camille, bookingId);
    const paid = await journey.payOn(String(page['url']));
    expect(paid).toMatchObject({ status: 303, location: expect.stringContaining(bookingId) });
    await journey.settle();
    expect(await journey.see(camille, bookingId, 'payment { state heldCents capturedCents }')).toMatchObject({
      state: 'REQUESTED',
      payment: { state: 'AUTHORISED', heldCents: PRICE.total, capturedCents: 0 },
    });
    expect(journey.sandbox.control.ledger()).toMatchObject({ charged: 0, platform: { total: 0 } });
    expect((await subjects(camille)).at(-1)).toBe('Request sent to Amina B.');
    expect((await subjects(amina)).at(-1)).toMatch(/^Nouvelle demande : .*jeudi 26 novembre 2026/);
  });

  it('before she accepts, the provider knows the district; then the street; in the last 24 hours the door code', async () => {
    const { street, postalCode, doorCode, floor, notes } = HOME;
    const hidden = { street: null, postalCode: null, doorCode: null, floor: null, notes: null };
    expect(await addressSeenBy(amina)).toMatchObject({ ...hidden, stage: 'APPROXIMATE', distanceMetres: 500 });
    expect(await journey.act(amina, 'acceptBooking', bookingId)).toMatchObject({ state: 'CONFIRMED' });
    expect(await addressSeenBy(amina)).toMatchObject({ ...hidden, stage: 'STREET', street, postalCode });
    expect((await subjects(camille)).at(-1)).toMatch(/^Booking confirmed: .*Thursday 26 November 2026/);
    expect((await subjects(amina)).at(-1)).toMatch(/^Visite confirmée : .*jeudi 26 novembre 2026/);

    await later(plus(START, -24 * HOUR - MINUTE));
    expect(await addressSeenBy(amina)).toMatchObject({ ...hidden, stage: 'STREET', street, postalCode });
    await later(plus(START, -24 * HOUR));
    expect(await addressSeenBy(amina)).toMatchObject({ stage: 'ACCESS', street, postalCode, doorCode, floor, notes });
    expect((await subjects(camille)).at(-1)).toMatch(/^Reminder: Amina B\. comes Thursday 26 November 2026/);
    expect((await subjects(amina)).at(-1)).toMatch(/^Rappel : visite chez Camille/);
  });

  it('at the door the customer’s code starts the visit, and the checklist ends it', async () => {
    await later(START);
    const { arrivalCode } = await journey.see(camille, bookingId, 'arrivalCode');
    const wrong = arrivalCode === '0000' ? '0001' : '0000';
    const arrive = (code: unknown): Promise<Answer> =>
      journey.send(amina, 'startVisit', 'StartVisitInput', { bookingId, code });
    expect(await arrive(wrong)).toMatchObject({ __typename: 'ArrivalCodeWrong' });
    expect(await arrive(arrivalCode)).toMatchObject({ state: 'IN_PROGRESS', arrivalProof: 'CODE' });
    await later(END);
    const { checklist } = await journey.see(amina, bookingId, 'checklist { point }');
    const points = (checklist as { point: string }[]).map(({ point }) => ({ point, done: true }));
    expect(
      await journey.send(amina, 'finishVisit', 'FinishVisitInput', { bookingId, checklist: points }),
    ).toMatchObject({ state: 'DONE' });
  });

  it('the money is taken when the customer confirms, and she gets a receipt', async () => {
    expect(journey.sandbox.control.ledger().charged).toBe(0);
    expect(
      await journey.send(camille, 'confirmCompletion', 'BookingActionInput', { bookingId, idempotencyKey: key() }),
    ).toMatchObject({ state: 'COMPLETED' });
    await journey.settle();
    expect(await journey.see(camille, bookingId, 'payment { state capturedCents heldCents }')).toMatchObject({
      payment: { capturedCents: PRICE.total, heldCents: 0 },
    });
    expect(journey.sandbox.control.ledger()).toMatchObject({ charged: PRICE.total, transferred: 0, difference: 0 });
    expect(await subjects(camille)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Receipt: €88\.20 for/), 'How was Amina B.’s visit?']),
    );
    expect(await subjects(amina)).toContain('Votre avis sur la visite chez Camille');
  });

  it('both review, and both reviews come out together', async () => {
    const write = (who: Person, text: string): Promise<Answer> =>
      journey.ask(
        `mutation ($input: SubmitReviewInput!) { answer: submitReview(input: $input) { __typename ... on UserError { code } } }`,
        { input: { bookingId, overall: 5, punctuality: 5, quality: 5, communication: 4, text } },
        who,
      );
    const published = async (): Promise<unknown> =>
      (
        await journey.ask<{ nodes: unknown }>(
          `query ($id: ID!) { answer: providerReviews(providerId: $id) { nodes { text verifiedBooking } } }`,
          { id: amina.providerId },
          camille,
        )
      ).nodes;
    await write(camille, 'Impeccable, je la recommande.');
    expect(await published()).toEqual([]);
    await write(amina, 'Accueil charmant, logement bien rangé.');
    expect(await published()).toEqual([{ text: 'Impeccable, je la recommande.', verifiedBooking: true }]);
    expect((await subjects(amina)).at(-1)).toBe('Un avis sur vous est paru : 5/5');
    expect((await subjects(camille)).at(-1)).toBe('A review about you is out: 5/5');
  });

  it('after the claim window the provider is paid, and what the two ledgers say adds up to the cent', async () => {
    await later(plus(END, 48 * HOUR - MINUTE));
    expect(journey.sandbox.control.ledger().transferred).toBe(0);
    await later(plus(END, 48 * HOUR + MINUTE));
    const ledger = journey.sandbox.control.ledger();
    expect(ledger).toMatchObject({ charged: PRICE.total, transferred: PRICE.net, refunded: 0, difference: 0 });
    expect(ledger.platform.total).toBe(PRICE.total - PRICE.net - ledger.fees);
    expect(Object.values(ledger.accounts)).toMatchObject([{ total: PRICE.net }]);
    expect(await journey.see(amina, bookingId, 'payment { transferredCents }')).toMatchObject({
      providerNetCents: PRICE.net,
      payment: { transferredCents: PRICE.net },
    });
    const finance = await journey.person('Fanny', ['admin'], ['finance']);
    const entries = await journey.ask<{ entries: { account: string; amountCents: number }[] }[]>(
      `query ($id: ID!) { answer: ledgerOfBooking(bookingId: $id) { entries { account amountCents } } }`,
      { id: bookingId },
      finance,
    );
    const sum = (of: { amountCents: number }[]): number =>
      of.reduce((total, { amountCents }) => total + amountCents, 0);
    for (const transaction of entries) expect(sum(transaction.entries)).toBe(0);
    const clearing = entries
      .flatMap(({ entries: lines }) => lines)
      .filter(({ account }) => account === 'STRIPE_CLEARING');
    expect(sum(clearing)).toBe(ledger.platform.total);
    expect((await subjects(amina)).at(-1)).toMatch(/^71,40 € vous sont versés$/);
  });

  it('seven days after the visit the address is closed to the provider again', async () => {
    await later(plus(END, 7 * DAY - MINUTE));
    expect(await addressSeenBy(amina)).toMatchObject({ stage: 'ACCESS', street: HOME.street });
    await later(plus(END, 7 * DAY));
    expect(await addressSeenBy(amina)).toMatchObject({
      stage: 'CLOSED',
      street: null,
      postalCode: null,
      doorCode: null,
    });
    expect(await addressSeenBy(camille)).toMatchObject({ street: HOME.street });
  });
});
