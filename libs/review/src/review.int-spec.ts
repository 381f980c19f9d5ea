import type { EventNamed } from '#events';
import { DAY, HOUR, newId, ok, plus, type UserId } from '#kernel';
import { EventBus } from '#platform/jobs';
import { Transactor, txExecute } from '#platform/prisma';
import { createTestApp, type GraphqlAnswer, type TestApp } from '../../../test/support/app.js';
import { ReviewModule } from './review.module.js';

type Answer = GraphqlAnswer<Record<string, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any
type Person = ReturnType<TestApp['actor']>;

const REVIEW =
  'id overall text authorPublicName experienceDate publishedAt verifiedBooking verification reply { text } removal { reason }';
const OF = `query ($id: ID!) { reviewsOf(bookingId: $id) { canReview closesAt mine { ${REVIEW} } theirs { ${REVIEW} } } }`;
const SUBMIT = `mutation ($input: SubmitReviewInput!) { submitReview(input: $input) { __typename
  ... on BookingReviews { canReview mine { id publishedAt } theirs { id } } ... on UserError { code message } ... on InvalidReview { field } } }`;
const REPLY = `mutation ($input: ReplyToReviewInput!) { replyToReview(input: $input) { __typename ... on Review { reply { text } } ... on UserError { code } } }`;
const REPORT = `mutation ($input: ReportReviewInput!) { reportReview(input: $input) { __typename ... on ReviewReportReceipt { reportId } ... on UserError { code } } }`;
const DECIDE = `mutation ($input: DecideReviewReportInput!) { decideReviewReport(input: $input) { __typename ... on ReviewReportDecision { outcome } ... on UserError { code } } }`;
const PUBLIC = `query ($id: ID!, $first: Int!, $after: String) { providerReviews(providerId: $id, first: $first, after: $after) {
  sortedBy nodes { ${REVIEW} } pageInfo { hasNextPage endCursor } } }`;
const SUMMARY = 'query ($id: ID!) { providerReviewSummary(providerId: $id) { count overall punctuality histogram } }';

interface Visit {
  bookingId: string;
  providerId: string;
  customer: Person;
  provider: Person;
}

describe('reviews over the API', () => {
  let app: TestApp;
  const published: EventNamed<'ReviewPublished'>['data'][] = [];
  const removed: EventNamed<'ReviewRemoved'>['data'][] = [];

  beforeAll(async () => {
    app = await createTestApp({ modules: [ReviewModule], now: '2026-11-23T08:00:00Z' });
    const events = app.get(EventBus);
    events.subscribe('ReviewPublished', 'test.hears-published', ({ data }) =>
      Promise.resolve(void published.push(data)),
    );
    events.subscribe('ReviewRemoved', 'test.hears-removed', ({ data }) => Promise.resolve(void removed.push(data)));
  });
  afterAll(() => app?.close());
  beforeEach(() => app.clock.set('2026-11-23T08:00:00Z'));

  /** A visit that was just completed, told by booking's event. */
  const completed = async (more: Partial<Visit> = {}): Promise<Visit> => {
    const visit = {
      bookingId: newId(),
      providerId: newId(),
      customer: app.actor(['customer']),
      provider: app.actor(['provider']),
      ...more,
    };
    await publishCompleted(visit);
    await app.settle();
    return visit;
  };
  const publishCompleted = ({ bookingId, providerId, customer, provider }: Visit) =>
    app.get(Transactor).run(async (tx) => {
      const now = app.clock.now();
      const data: EventNamed<'BookingCompleted'>['data'] = {
        ...{
          bookingId,
          providerId,
          reference: 'RZ-7K2M4Q',
          serviceCode: 'regular-cleaning',
          municipality: 'Nantes',
          totalCents: 8_000,
        },
        ...{
          customerId: customer.userId,
          customerPublicName: 'Noémie',
          providerUserId: provider.userId,
          providerPublicName: 'Amélie',
        },
        ...{ start: '2026-11-22T23:30:00Z', end: '2026-11-23T02:30:00Z', timeZone: 'Europe/Paris' },
        ...{ completedAt: now.toISOString(), claimWindowEndsAt: plus(now, 48 * HOUR).toISOString() },
      };
      await app.get(EventBus).publish(tx, { type: 'BookingCompleted', data });
      return ok(undefined);
    });
  const submit = (as: Person, bookingId: string, more: object = {}): Promise<Answer> =>
    app.graphql(
      SUBMIT,
      { input: { bookingId, overall: 5, punctuality: 4, quality: 5, communication: 3, text: 'Très bien.', ...more } },
      { as },
    );
  const kindOf = (answer: Answer): string =>
    answer.data?.['submitReview']?.__typename ?? answer.errors?.[0]?.extensions.code;
  const reviewsOf = async (as: Person, id: string) =>
    ((await app.graphql(OF, { id }, { as })) as Answer).data['reviewsOf'];
  const publicOf = async (id: string, first = 20, after?: string) =>
    ((await app.graphql(PUBLIC, { id, first, after })) as Answer).data['providerReviews'];
  const both = async (visit: Visit) => {
    await submit(visit.customer, visit.bookingId);
    await submit(visit.provider, visit.bookingId, { text: 'Accueil charmant.' });
    await app.settle();
    const of = await reviewsOf(visit.customer, visit.bookingId);
    return { ofProvider: of.mine.id as string, ofCustomer: of.theirs.id as string };
  };

  it('stay hidden from the other side until both are in, then both are public at once', async () => {
    const visit = await completed();
    expect((await submit(visit.customer, visit.bookingId)).data['submitReview']).toMatchObject({
      canReview: false,
      mine: { publishedAt: null },
      theirs: null,
    });
    expect(await reviewsOf(visit.provider, visit.bookingId)).toMatchObject({
      canReview: true,
      mine: null,
      theirs: null,
    });
    expect((await publicOf(visit.providerId)).nodes).toEqual([]);

    app.clock.advance(DAY);
    await submit(visit.provider, visit.bookingId, { overall: 4, text: 'Accueil charmant.' });
    expect((await reviewsOf(visit.customer, visit.bookingId)).theirs).toMatchObject({
      overall: 4,
      text: 'Accueil charmant.',
      authorPublicName: 'Amélie',
    });
    const { nodes, sortedBy } = await publicOf(visit.providerId);
    expect(nodes).toEqual([
      expect.objectContaining({
        ...{
          overall: 5,
          authorPublicName: 'Noémie',
          experienceDate: '2026-11-23',
          publishedAt: '2026-11-24T08:00:00.000Z',
          verifiedBooking: true,
        },
        verification: expect.stringContaining('Avis vérifié'),
      }),
    ]);
    expect(sortedBy).toContain('plus récent');
    await app.settle();
    const told = published.filter(({ bookingId }) => bookingId === visit.bookingId);
    expect(told.map(({ subjectUserId }) => subjectUserId).sort()).toEqual(
      [visit.provider.userId, visit.customer.userId].sort(),
    );
    expect(told.find(({ providerId }) => providerId)).toMatchObject({ providerId: visit.providerId, overall: 5 });
  });

  it('sent by both at the same moment are published exactly once', async () => {
    const visits = await Promise.all(Array.from({ length: 8 }, () => completed()));
    await Promise.all(
      visits.flatMap((visit) => [submit(visit.customer, visit.bookingId), submit(visit.provider, visit.bookingId)]),
    );
    await app.settle();
    for (const { bookingId } of visits) {
      expect(
        new Set(published.filter((told) => told.bookingId === bookingId).map(({ reviewId }) => reviewId)).size,
      ).toBe(2);
      expect(published.filter((told) => told.bookingId === bookingId)).toHaveLength(2);
    }
  });

  it('sent twice at the same moment by one person count once', async () => {
    const visit = await completed();
    const answers = await Promise.all([
      submit(visit.customer, visit.bookingId),
      submit(visit.customer, visit.bookingId),
    ]);
    expect(answers.map(kindOf).sort()).toEqual(['AlreadyReviewed', 'BookingReviews']);
  });

  it('that stayed alone are published at the deadline, to the instant, and nobody can add one then', async () => {
    const visit = await completed();
    const silent = await completed();
    await submit(visit.customer, visit.bookingId);
    app.clock.advance(14 * DAY - 1);
    await app.runJob('review.publish-overdue');
    expect((await publicOf(visit.providerId)).nodes).toHaveLength(0);
    app.clock.advance(1);
    await app.runJob('review.publish-overdue');
    await app.runJob('review.publish-overdue');
    await app.settle();
    expect((await publicOf(visit.providerId)).nodes).toHaveLength(1);
    expect(published.filter(({ bookingId }) => bookingId === visit.bookingId)).toHaveLength(1);
    expect([
      kindOf(await submit(visit.provider, visit.bookingId)),
      kindOf(await submit(silent.customer, silent.bookingId)),
    ]).toEqual(['ReviewWindowClosed', 'ReviewWindowClosed']);
  });

  it('open once, however often the completion is told', async () => {
    const visit = await completed();
    app.clock.advance(2 * DAY);
    await publishCompleted(visit);
    await app.settle();
    expect((await reviewsOf(visit.customer, visit.bookingId)).closesAt).toBe('2026-12-07T08:00:00.000Z');
  });

  it('of someone else’s visit look like those of no visit', async () => {
    const visit = await completed();
    const stranger = app.actor();
    const answers = [
      await submit(stranger, visit.bookingId),
      await submit(stranger, newId()),
      await submit(stranger, 'x'),
      await app.graphql(OF, { id: visit.bookingId }, { as: stranger }),
      await app.graphql(OF, { id: newId() }, { as: stranger }),
    ];
    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(
      Array.from({ length: 5 }, () => 'NOT_FOUND'),
    );
    expect((await app.graphql(OF, { id: visit.bookingId })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('with impossible marks or a contact in them are refused in words', async () => {
    const { customer, bookingId } = await completed();
    expect((await submit(customer, bookingId, { quality: 6 })).data['submitReview']).toMatchObject({
      code: 'INVALID_REVIEW',
      field: 'quality',
    });
    expect(
      (await submit(customer, bookingId, { text: 'Appelez le 06 12 34 56 78' })).data['submitReview'],
    ).toMatchObject({
      code: 'CONTACT_IN_REVIEW',
      message: expect.stringContaining('Retirez'),
    });
    expect((await submit(customer, bookingId, { text: 'é'.repeat(2_001) })).data['submitReview']).toMatchObject({
      field: 'text',
    });
    expect(await reviewsOf(customer, bookingId)).toMatchObject({ canReview: true });
  });

  it('are answered once, by the one they are about, after publication', async () => {
    const visit = await completed();
    await submit(visit.customer, visit.bookingId);
    const reviewId = (await reviewsOf(visit.customer, visit.bookingId)).mine.id as string;
    const reply = async (as: Person, id: string, text = 'Merci !') => {
      const answer: Answer = await app.graphql(REPLY, { input: { reviewId: id, text } }, { as });
      return answer.data?.['replyToReview']?.__typename ?? answer.errors?.[0]?.extensions.code;
    };
    expect(await reply(visit.provider, reviewId)).toBe('NOT_FOUND');
    await submit(visit.provider, visit.bookingId);
    expect(await reply(visit.customer, reviewId)).toBe('NOT_FOUND');
    expect(await reply(visit.provider, reviewId, ' ')).toBe('InvalidReview');
    expect(await reply(visit.provider, reviewId)).toBe('Review');
    expect(await reply(visit.provider, reviewId)).toBe('AlreadyReplied');
    expect((await publicOf(visit.providerId)).nodes[0].reply).toEqual({ text: 'Merci !' });
  });

  it('are taken down by a moderator with a reason, stay on record, and stop counting', async () => {
    const visit = await completed();
    const { ofProvider } = await both(visit);
    const [reader, moderator] = [app.actor(), app.actor(['admin'], { permissions: ['content'] })];
    const report = async (as: Person): Promise<Answer> =>
      app.graphql(
        REPORT,
        { input: { reviewId: ofProvider, reason: 'INSULT', explanation: 'Propos blessants' } },
        { as },
      );
    const decide = async (reportId: string, outcome: string): Promise<Answer> =>
      app.graphql(DECIDE, { input: { reportId, outcome, reason: 'Propos injurieux' } }, { as: moderator });

    const [first, second] = [await report(reader), await report(visit.provider)].map(
      (answer) => answer.data['reportReview'].reportId as string,
    );
    expect((await report(reader)).data['reportReview'].code).toBe('ALREADY_REPORTED');
    expect((await report(visit.customer)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const mute = { input: { reviewId: ofProvider, reason: 'INSULT', explanation: ' .. ' } };
    const unexplained: Answer = await app.graphql(REPORT, mute, { as: app.actor() });
    expect(unexplained.data['reportReview'].code).toBe('INVALID_REVIEW');
    expect((await decide(newId(), 'KEPT')).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const queue: Answer = await app.graphql('{ reviewReports { nodes { id review { id } } } }', {}, { as: moderator });
    expect(queue.data['reviewReports'].nodes).toEqual(
      [first, second].map((id) => ({ id, review: { id: ofProvider } })),
    );
    expect(
      (await app.graphql('{ reviewReports { nodes { id } } }', {}, { as: reader })).errors?.[0]?.extensions.code,
    ).toBe('FORBIDDEN');

    expect((await decide(first!, 'KEPT')).data['decideReviewReport'].outcome).toBe('KEPT');
    expect((await publicOf(visit.providerId)).nodes).toHaveLength(1);
    expect((await decide(first!, 'REMOVED')).data['decideReviewReport'].code).toBe('REPORT_ALREADY_DECIDED');
    await decide(second!, 'REMOVED');
    await app.settle();
    expect((await publicOf(visit.providerId)).nodes).toHaveLength(0);
    expect(removed).toEqual([
      expect.objectContaining({ reviewId: ofProvider, providerId: visit.providerId, overall: 5 }),
    ]);
    expect((await reviewsOf(visit.customer, visit.bookingId)).mine).toMatchObject({
      text: 'Très bien.',
      removal: { reason: 'Propos injurieux' },
    });
    expect((await reviewsOf(visit.provider, visit.bookingId)).theirs).toBeNull();
    const decided = { action: 'review.moderated', subjectId: ofProvider };
    const entries = await app.db.prisma.auditEntry.findMany({ where: decided, orderBy: { sequence: 'asc' } });
    expect(entries.map(({ actorId, data }) => [actorId, data])).toEqual([
      [moderator.userId, { outcome: 'REVIEW_KEPT' }],
      [moderator.userId, { outcome: 'REVIEW_REMOVED' }],
    ]);
    // What was decided before stays as it was decided.
    expect((await app.db.prisma.reviewReport.findUniqueOrThrow({ where: { id: first! } })).outcome).toBe('KEPT');
  });

  it('are taken down once, by one of the moderators who decide at the same moment', async () => {
    const { ofProvider } = await both(await completed());
    const input = { reviewId: ofProvider, reason: 'INSULT', explanation: 'Propos blessants' };
    const reported: Answer = await app.graphql(REPORT, { input }, { as: app.actor() });
    const { reportId } = reported.data['reportReview'] as { reportId: string };
    const moderators = Array.from({ length: 6 }, () => app.actor(['admin'], { permissions: ['content'] }));
    const answers: Answer[] = await Promise.all(
      moderators.map((as, index) =>
        app.graphql(DECIDE, { input: { reportId, outcome: 'REMOVED', reason: `Motif numéro ${index}` } }, { as }),
      ),
    );
    await app.settle();
    expect(answers.map(({ data }) => data['decideReviewReport'].__typename as string).sort()).toEqual([
      ...Array<string>(5).fill('ReportAlreadyDecided'),
      'ReviewReportDecision',
    ]);
    expect(removed.filter(({ reviewId }) => reviewId === ofProvider)).toHaveLength(1);
  });

  it('can’t be rewritten, not even in the database', async () => {
    const { ofProvider } = await both(await completed());
    const rewrite = app
      .get(Transactor)
      .run(async (tx) => ok(await txExecute(tx, `UPDATE review SET text = 'Autre' WHERE id = $1::uuid`, [ofProvider])));
    await expect(rewrite).rejects.toThrow(/not edited/);
  });

  it('of a provider come page by page, newest first, with their averages, in one statement a page', async () => {
    const providerId = newId();
    const provider = app.actor(['provider'], { userId: newId<UserId>() });
    for (let number = 1; number <= 5; number += 1) {
      const visit = await completed({ providerId, provider });
      await submit(visit.customer, visit.bookingId, { overall: number, text: `Avis ${number}` });
      await submit(provider, visit.bookingId);
      app.clock.advance(HOUR);
    }
    let statements = 0;
    const count = () => (statements += 1);
    app.db.pool.on('acquire', count);
    const first = await publicOf(providerId, 2);
    app.db.pool.off('acquire', count);
    expect(statements).toBe(1);
    const second = await publicOf(providerId, 2, first.pageInfo.endCursor);
    const third = await publicOf(providerId, 2, second.pageInfo.endCursor);
    expect([first, second, third].map((page) => page.nodes.map(({ text }: { text: string }) => text))).toEqual([
      ['Avis 5', 'Avis 4'],
      ['Avis 3', 'Avis 2'],
      ['Avis 1'],
    ]);
    expect([first, second, third].map((page) => page.pageInfo.hasNextPage)).toEqual([true, true, false]);
    const summary: Answer = await app.graphql(SUMMARY, { id: providerId });
    expect(summary.data['providerReviewSummary']).toEqual({
      count: 5,
      overall: 3,
      punctuality: 4,
      histogram: [1, 1, 1, 1, 1],
    });
    expect(
      ((await app.graphql(PUBLIC, { id: providerId, first: 2, after: 'bm9uc2Vuc2U' })) as Answer).errors?.[0]
        ?.extensions.code,
    ).toBe('BAD_USER_INPUT');
  });
});
