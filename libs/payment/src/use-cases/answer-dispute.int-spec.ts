import { DAY, HOUR, MINUTE } from '#kernel';
import { disputeActs } from '../../../../test/support/dispute-acts.js';
import { createPaymentWorld, type PaymentWorld } from '../../../../test/support/payment-world.js';
import type { VisitEvidence } from '../visit-evidence.js';
import { VisitEvidenceSource } from '../visit-evidence.js';
import { AnswerDispute } from './answer-dispute.js';

let world: PaymentWorld;
beforeAll(async () => {
  world = await createPaymentWorld();
});
afterAll(() => world.close());
const acts = disputeActs(() => world);

const FILE = `__typename ... on DisputeFile { note evidence { field text } dispute { id status answerable submissionCount evidenceAskedAt } }
  ... on UserError { code message }`;
const NOTE = `mutation ($input: DisputeNoteInput!) { answer: noteDispute(input: $input) { ${FILE} } }`;
const SUBMIT = `mutation ($id: ID!) { answer: submitDisputeEvidence(id: $id) { ${FILE} } }`;
const READ = `query ($id: ID!) { dispute(id: $id) { note evidence { field text } dispute { stripeId status answerable dueBy } } }`;

const visitOf = (start: Date): VisitEvidence => ({
  reference: 'RZ-7K2M4Q',
  serviceName: 'Regular cleaning',
  providerName: 'Amélie B.',
  customerName: 'Camille',
  customerEmail: 'camille@example.org',
  municipality: 'Lyon 3e',
  start,
  end: start,
  timeZone: 'Europe/Paris',
  agreement: {
    quoteId: 'quote-1', quoteHash: 'hash-1', quotedAt: start, termsAcceptedAt: start, earlyStartRequestedAt: null, confirmedAt: start,
  }, // prettier-ignore
  price: [],
  totalCents: 10_000,
  cancellationPolicy: 'standard',
  cancellationSteps: [],
  arrival: { at: start, proof: 'CODE', contestedAt: null },
  finishedAt: start,
  checklist: [],
  addressLog: [],
  history: [],
});

/** A dispute of a visit that is known to have happened. Its id and Stripe's. */
async function disputedVisit(terms: { inquiry?: boolean } = {}): Promise<{ id: string; stripeId: string }> {
  const booking = await acts.taken();
  world
    .get(VisitEvidenceSource)
    .register((bookingId) => Promise.resolve(bookingId === booking.bookingId ? visitOf(booking.visitStart) : null));
  const stripeId = await acts.disputed(booking, terms);
  return { id: (await acts.row(stripeId)).id, stripeId };
}

const atStripe = async (stripeId: string) => {
  const answer = await world.askStripe(
    'POST',
    `/v1/disputes/${stripeId}`,
    {},
    `look:${stripeId}:${String(Math.random())}`,
  );
  return (await answer.json()) as {
    status: string;
    evidence: Record<string, string>;
    evidence_details: { has_evidence: boolean; submission_count: number; past_due: boolean };
  };
};
const submissions = (stripeId: string) =>
  world.sandbox
    .requests()
    .filter(
      ({ path, idempotencyKey, replayed }) =>
        path === `/v1/disputes/${stripeId}` && idempotencyKey?.startsWith('pay:') && !replayed,
    );

describe('finance staff who answer a dispute', () => {
  it('read what would be sent, add their own words, and send it once', async () => {
    const { id, stripeId } = await disputedVisit();
    const read = await world.graphql<{ dispute: { evidence: { field: string; text: string }[]; dispute: object } }>(
      READ,
      { id },
      { as: acts.finance() },
    );
    expect(read.data.dispute.dispute).toMatchObject({ stripeId, status: 'NEEDS_RESPONSE', answerable: true });
    expect(read.data.dispute.evidence).toContainEqual({ field: 'customer_name', text: 'Camille' });

    const noted = await acts.act(NOTE, { input: { disputeId: id, note: ' The customer wrote to thank us. ' } });
    expect(noted).toMatchObject({ __typename: 'DisputeFile', note: 'The customer wrote to thank us.' });
    expect((await acts.row(stripeId)).noteSealed).not.toContain('thank');

    expect(await acts.act(SUBMIT, { id })).toMatchObject({ dispute: { answerable: false } });
    await world.settle();
    const sent = await atStripe(stripeId);
    expect(sent).toMatchObject({
      status: 'under_review',
      evidence_details: { has_evidence: true, submission_count: 1, past_due: false },
    });
    expect(sent.evidence['uncategorized_text']).toMatch(/^The customer wrote to thank us\.[^]*hash-1/);
    expect(await acts.row(stripeId)).toMatchObject({ status: 'UNDER_REVIEW', submissionCount: 1 });

    for (const again of [
      await acts.act(SUBMIT, { id }),
      await acts.act(NOTE, { input: { disputeId: id, note: 'more' } }),
    ])
      expect(again).toMatchObject({ __typename: 'DisputeNotAnswerable', code: 'DISPUTE_NOT_ANSWERABLE' });
    expect(submissions(stripeId)).toHaveLength(1);
    const audited = await world.db.prisma.auditEntry.findMany({ where: { action: 'dispute.answered', subjectId: id } });
    expect(audited).toHaveLength(1);
  });

  it('can send it again when Stripe refuses it', async () => {
    const { id, stripeId } = await disputedVisit();
    world.get(VisitEvidenceSource).register(() => Promise.resolve(null));
    world.sandbox.disputes.close(stripeId, 'lost');
    // The webhook has not come yet: we still believe that the bank waits.
    await acts.act(SUBMIT, { id });
    await world.settle();
    expect(await acts.row(stripeId)).toMatchObject({ status: 'LOST', evidenceAskedAt: null });
    expect((await acts.row(stripeId)).evidenceFailure).toBeTruthy();
  });

  it('are the only ones to see or answer disputes', async () => {
    const { id } = await disputedVisit();
    for (const as of [world.actor(['customer']), world.actor(['admin'], { permissions: ['support'] })]) {
      const codes = await Promise.all([
        world.graphql(READ, { id }, { as }),
        world.graphql('{ disputes { nodes { id } } }', {}, { as }),
        world.graphql(SUBMIT, { id }, { as }),
      ]);
      expect(codes.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
    }
    const unknown = '0199a000-0000-7000-8000-00000000dead';
    const answer = await world.graphql(READ, { id: unknown }, { as: acts.finance() });
    expect(answer.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('find disputes page by page, by what is to be done', async () => {
    const { id, stripeId } = await disputedVisit();
    const LIST = `query ($list: DisputeList!, $first: Int!, $after: String) { disputes(list: $list, first: $first, after: $after) {
      nodes { id status toDecide } pageInfo { hasNextPage endCursor } } }`;
    type Page = { disputes: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };
    const list = async (which: string, first = 50, after: string | null = null) =>
      (await world.graphql<Page>(LIST, { list: which, first, after }, { as: acts.finance() })).data.disputes;
    expect((await list('OPEN')).nodes.map((node) => node.id)).toContain(id);
    await acts.closed(stripeId, 'lost');
    expect((await list('OPEN')).nodes.map((node) => node.id)).not.toContain(id);
    expect((await list('TO_DECIDE')).nodes).toContainEqual({ id, status: 'LOST', toDecide: true });
    await acts.decide(stripeId, 'PLATFORM');
    expect((await list('CLOSED')).nodes.map((node) => node.id)).toContain(id);
    const all = (await list('ALL')).nodes.map((node) => node.id);
    const paged: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Page['disputes'] = await list('ALL', 2, after);
      paged.push(...page.nodes.map((node) => node.id));
      ({ hasNextPage: more, endCursor: after } = page.pageInfo);
    }
    expect(paged).toEqual(all);
  });
});

describe('a dispute that nobody answers', () => {
  const daysLeft = async (stripeId: string, hours: number): Promise<void> => {
    const { dueBy } = await acts.row(stripeId);
    world.advance((dueBy?.getTime() ?? 0) - hours * HOUR - world.clock.now().getTime());
    await world.runJob('payment.submit-evidence');
    await world.settle();
  };

  it.each([[{}], [{ inquiry: true }]])('is answered by itself when a day is left (%o), not before', async (terms) => {
    const { stripeId } = await disputedVisit(terms);
    await daysLeft(stripeId, 25);
    expect(submissions(stripeId)).toHaveLength(0);
    await daysLeft(stripeId, 24);
    expect(submissions(stripeId)).toHaveLength(1);
    await world.runJob('payment.submit-evidence');
    await world.settle();
    expect(submissions(stripeId)).toHaveLength(1);
    expect((await acts.row(stripeId)).evidenceBy).toBeNull();
    expect((await atStripe(stripeId)).evidence_details).toMatchObject({ submission_count: 1, past_due: false });
  });

  it.each(['timeout-after-commit', 'cut-after-commit', 'cut-before', 'server-error', 'conflict'] as const)(
    'is answered once though Stripe says %s',
    async (kind) => {
      const { id, stripeId } = await disputedVisit();
      world.sandbox.faults.next({ method: 'POST', path: '/v1/disputes/*', kind, times: 1 });
      await acts.act(SUBMIT, { id });
      for (let tries = 0; tries < 3; tries += 1) {
        await world.settle();
        world.advance(MINUTE);
        await world.runJob('payment.run-operations');
      }
      expect((await atStripe(stripeId)).evidence_details.submission_count).toBe(1);
      expect(await acts.row(stripeId)).toMatchObject({ status: 'UNDER_REVIEW', submissionCount: 1 });
    },
    60_000,
  );

  it('is lost at the bank when its time has passed', async () => {
    const { stripeId, id } = await disputedVisit();
    world.sandbox.webhooks.pause();
    world.advance(9 * DAY + HOUR);
    expect(await acts.act(SUBMIT, { id })).toMatchObject({ __typename: 'DisputeNotAnswerable' });
    world.sandbox.webhooks.resume();
    await world.settle();
    expect(await acts.row(stripeId)).toMatchObject({ status: 'LOST', bearer: null });
  });

  it('loses its words and its evidence a year after it ended', async () => {
    const { id, stripeId } = await disputedVisit();
    await acts.act(NOTE, { input: { disputeId: id, note: 'About a person.' } });
    await acts.act(SUBMIT, { id });
    await world.settle();
    await acts.closed(stripeId, 'won');
    world.advance(364 * DAY);
    await world.runJob('payment.forget-evidence');
    expect((await acts.row(stripeId)).evidenceSealed).not.toBeNull();
    world.advance(2 * DAY);
    await world.runJob('payment.forget-evidence');
    expect(await acts.row(stripeId)).toMatchObject({ evidenceSealed: null, noteSealed: null });
    const forgotten = await world.graphql<{ dispute: { evidence: object[]; documents: object[] } }>(
      'query ($id: ID!) { dispute(id: $id) { evidence { text } documents { url } } }',
      { id },
      { as: acts.finance() },
    );
    expect(forgotten.data.dispute).toEqual({ evidence: [], documents: [] });
  });
});

/** The files at Stripe, by the field that names them. */
async function filesAtStripe(stripeId: string) {
  const { evidence } = await atStripe(stripeId);
  const files: Record<string, { size: number; type: string; purpose: string; filename: string }> = {};
  for (const [field, id] of Object.entries(evidence))
    if (id.startsWith('file_'))
      files[field] = (await (await world.askStripe('GET', `/v1/files/${id}`)).json()) as never;
  return files;
}
const uploads = () => world.sandbox.requests().filter(({ path, replayed }) => path === '/v1/files' && !replayed);
const DOCUMENTS = 'query ($id: ID!) { dispute(id: $id) { documents { field title url } } }';
const read = async (url: string, as = acts.finance()) => {
  const answer = await fetch(`${world.url}${url}`, { headers: { authorization: `Bearer ${as.token}` } });
  const content = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, type: answer.headers.get('content-type'), content };
};

describe('the files of the evidence', () => {
  it('are read by finance staff before they go, go with the texts, and are the same files', async () => {
    const { id, stripeId } = await disputedVisit();
    const answer = await world.graphql<{ dispute: { documents: { field: string; title: string; url: string }[] } }>(
      DOCUMENTS,
      { id },
      { as: acts.finance() },
    );
    const { documents } = answer.data.dispute;
    expect(documents.map(({ field }) => field)).toEqual(['receipt', 'service_documentation', 'cancellation_policy']);
    await acts.act(SUBMIT, { id });
    await world.settle();
    const files = await filesAtStripe(stripeId);
    for (const { field, url } of documents) {
      const { type, content } = await read(url);
      expect(type).toBe('application/pdf');
      expect(content.subarray(0, 5).toString()).toBe('%PDF-');
      expect(files[field]).toMatchObject({ purpose: 'dispute_evidence', type: 'pdf', size: content.length });
    }
    const url = documents[0]?.url ?? '';
    expect((await read(url, world.actor(['admin'], { permissions: ['support'] }))).status).toBe(403);
    expect((await read(`/documents/dispute-evidence/${id}/customer_signature`)).status).toBe(404);
    expect((await read('/documents/dispute-evidence/x/receipt')).status).toBe(404);
  });

  it('go up once, although the answer to one of them was lost', async () => {
    const { id, stripeId } = await disputedVisit();
    const before = uploads().length;
    world.sandbox.faults.next({ method: 'POST', path: '/v1/files', kind: 'cut-after-commit' });
    await acts.act(SUBMIT, { id });
    await world.settle();
    expect(Object.keys(await filesAtStripe(stripeId))).toHaveLength(3);
    expect(uploads().length - before).toBe(3);
  });

  it('are left out when Stripe does not want them: the texts go all the same', async () => {
    const { id, stripeId } = await disputedVisit();
    const path = '/v1/files';
    world.sandbox.faults.next({ method: 'POST', path, kind: 'refused', times: 3 });
    await acts.act(SUBMIT, { id });
    await world.settle();
    expect(await filesAtStripe(stripeId)).toEqual({});
    expect((await atStripe(stripeId)).evidence_details.submission_count).toBe(1);
  });
});

describe('a process that is killed', () => {
  it('between the decision to answer and the question has it asked by the next sweep', async () => {
    const { id, stripeId } = await disputedVisit();
    await world.get(AnswerDispute).submit(acts.finance(), id);
    // Its job is lost with it.
    await world.db.query(
      'test-forget-jobs',
      `DELETE FROM pgboss.job WHERE name = 'payment.run-operation' AND state < 'completed'`,
    );
    await world.runJob('payment.run-operations');
    await world.settle();
    expect((await atStripe(stripeId)).evidence_details.submission_count).toBe(1);
  });
});
