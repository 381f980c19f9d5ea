import { ReviewModule } from '#review';
import { DAY, HOUR, plus } from '#kernel';
import {
  NOW,
  THURSDAY_10,
  createBookingWorld,
  key,
  type Answer,
  type BookableProvider,
  type BookingWorld,
  type Customer,
  type Person,
} from '../support/booking-world.js';

const START = new Date(THURSDAY_10);
const END = plus(START, 3 * HOUR);
const SEEN = 'overall text authorPublicName experienceDate publishedAt verifiedBooking verification';

/** REVIEW-1: only people who took part in a finished booking review it; both sides are published together. */
describe('REVIEW-1: reviews come from people who were there, and come out together', () => {
  let world: BookingWorld;
  let camille: Customer;
  let paul: BookableProvider;
  beforeAll(async () => {
    world = await createBookingWorld({ modules: [ReviewModule] });
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    world.clock.set(NOW);
    [camille, paul] = [await world.customer(), await world.provider({ instantBook: true })];
  });

  const review = async (who: Person, bookingId: string, overall: number, text: string): Promise<Answer | string> => {
    const { data, errors } = await world.graphql<{ submitReview: Answer }>(
      `mutation ($input: SubmitReviewInput!) { submitReview(input: $input) { __typename ... on UserError { code } } }`,
      { input: { bookingId, overall, punctuality: overall, quality: overall, communication: overall, text } },
      { as: who.token },
    );
    return errors ? String(errors[0]?.extensions.code) : data.submitReview;
  };
  const reviewsOf = (who: Person, id: string) =>
    world.ask<{ mine: object | null; theirs: object | null; canReview: boolean }>(
      `query ($id: ID!) { answer: reviewsOf(bookingId: $id) { canReview mine { ${SEEN} } theirs { ${SEEN} } } }`,
      { id },
      who,
    );
  const published = async (): Promise<object[]> => {
    const query = `query ($id: ID!) { providerReviews(providerId: $id, first: 10) { nodes { ${SEEN} } } }`;
    return (await world.graphql<{ providerReviews: { nodes: object[] } }>(query, { id: paul.providerId })).data
      .providerReviews.nodes;
  };

  /** The visit takes place, and the customer says that it did. */
  const completed = async (): Promise<Answer> => {
    const booking = await world.paid(camille, paul);
    const { arrivalCode, checklist } = await world.see(camille, booking.id, 'arrivalCode checklist { point }');
    expect(await review(camille, booking.id, 5, 'Avant même la visite')).toBe('NOT_FOUND');
    world.clock.set(START);
    await world.send(paul, 'startVisit', 'StartVisitInput', { bookingId: booking.id, code: arrivalCode });
    world.clock.set(END);
    const points = (checklist as { point: string }[]).map(({ point }) => ({ point, done: true }));
    await world.send(paul, 'finishVisit', 'FinishVisitInput', { bookingId: booking.id, checklist: points });
    expect(await review(camille, booking.id, 5, 'Avant d’avoir confirmé')).toBe('NOT_FOUND');
    await world.send(camille, 'confirmCompletion', 'BookingActionInput', {
      bookingId: booking.id,
      idempotencyKey: key(),
    });
    await world.settle();
    return booking;
  };

  it('before the visit is completed nobody can review it, and strangers never can', async () => {
    const booking = await completed();
    const strangers = [await world.customer('Noé'), await world.provider()];
    for (const stranger of strangers)
      expect(await review(stranger, booking.id, 1, 'Je n’y étais pas')).toBe('NOT_FOUND');
    expect(await published()).toEqual([]);
  });

  it('one side alone is seen by nobody else; with the second, both are public, dated, and said to be verified', async () => {
    const booking = await completed();
    expect(await review(camille, booking.id, 5, 'Impeccable.')).toMatchObject({ __typename: 'BookingReviews' });
    expect(await reviewsOf(paul, booking.id)).toEqual({ canReview: true, mine: null, theirs: null });
    expect(await published()).toEqual([]);

    await review(paul, booking.id, 4, 'Accueil charmant.');
    expect((await reviewsOf(camille, booking.id)).theirs).toMatchObject({
      overall: 4,
      text: 'Accueil charmant.',
      authorPublicName: 'Paul',
    });
    expect(await published()).toEqual([
      {
        ...{
          overall: 5,
          text: 'Impeccable.',
          authorPublicName: 'Camille',
          experienceDate: '2026-11-26',
          verifiedBooking: true,
        },
        publishedAt: END.toISOString(),
        verification: expect.stringContaining('réservée, payée et terminée'),
      },
    ]);
    await world.settle();
    const profile = await world.graphql<{ provider: object }>(
      `query ($id: ID!) { provider(id: $id) { ratingAverage ratingCount } }`,
      { id: paul.providerId },
    );
    expect(profile.data.provider).toEqual({ ratingAverage: 5, ratingCount: 1 });
  });

  it('nobody edits what they sent, and after fourteen days what is there comes out and nothing is added', async () => {
    const booking = await completed();
    await review(camille, booking.id, 2, 'En retard.');
    expect(await review(camille, booking.id, 5, 'Finalement très bien')).toMatchObject({ code: 'ALREADY_REVIEWED' });
    world.clock.set(plus(END, 14 * DAY));
    await world.runJob('review.publish-overdue');
    expect(await published()).toMatchObject([{ overall: 2, text: 'En retard.' }]);
    const back = await world.signedInAgain(paul);
    expect(await review(back, booking.id, 1, 'Réponse à chaud')).toMatchObject({ code: 'REVIEW_WINDOW_CLOSED' });
  });
});
