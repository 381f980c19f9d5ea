import { DAY, MINUTE, newId, ok, type BookingId } from '#kernel';
import { Payments } from '#payment';
import { Transactor } from '#platform/prisma';
import {
  createBookingWorld,
  type Answer,
  type BookableProvider,
  type BookingWorld,
  type Customer,
  type Person,
} from '../../../test/support/booking-world.js';
import { bookingActs } from '../../../test/support/booking-acts.js';
import { completeVisits, doneVisit, paidVisit } from '../../../test/support/paid-visit.js';
import { MANDATE_VERSION } from './domain/mandate.js';
import { BillingModule } from './index.js';

interface Listed {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly totalCents: number;
  readonly inMyName: boolean;
  readonly path: string;
}

describe('the papers of a booking', () => {
  let world: BookingWorld;
  let camille: Customer;
  let paul: BookableProvider;
  let finance: Person;
  const acts = bookingActs(() => ({ world, camille, paul }));

  beforeAll(async () => {
    world = await createBookingWorld({ modules: [BillingModule] });
  });
  afterAll(async () => world.close());

  beforeEach(async () => {
    world.clock.set('2026-11-23T08:00:00Z');
    camille = await world.customer();
    paul = await world.provider();
    finance = await world.person('Fatou', ['admin'], ['finance']);
  });

  const DOCUMENTS = 'nodes { id kind number totalCents inMyName path } pageInfo { hasNextPage endCursor }';
  const mine = async (who: Person, side: string, kind?: string): Promise<Listed[]> => {
    const query = `query ($side: BillingSide!, $kind: BillingDocumentKind) {
      answer: myDocuments(side: $side, kind: $kind, first: 50) { ${DOCUMENTS} } }`;
    return (await world.ask<{ nodes: Listed[] }>(query, { side, kind }, who)).nodes;
  };
  const kindsOf = async (who: Person, side: string): Promise<string[]> =>
    (await mine(who, side)).map(({ kind }) => kind).sort();
  const ofBooking = (who: Person, bookingId: string): Promise<Listed[]> =>
    world.ask(
      `query ($bookingId: ID!) { answer: bookingDocuments(bookingId: $bookingId) { id kind number totalCents inMyName path } }`,
      { bookingId },
      who,
    );
  const accept = (who: Person, version = MANDATE_VERSION): Promise<Answer> =>
    world.ask(
      `mutation ($version: String!) { answer: acceptInvoicingMandate(version: $version) { __typename
        ... on ProviderInvoicing { mandate { acceptedAt version text } threshold { turnoverCents level } vatRegime }
        ... on UserError { code message } } }`,
      { version },
      who,
    );
  const download = (who: Person | null, path: string) => {
    const request = world.http
      .get(path)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          done(null, Buffer.concat(chunks));
        });
      });
    return who ? request.set('authorization', `Bearer ${who.token}`) : request;
  };
  const again = async (): Promise<void> => {
    camille = await world.signedInAgain(camille);
    paul = await world.signedInAgain(paul);
    finance = await world.signedInAgain(finance, true);
  };

  const visit = () => ({ world, acts, again });

  const refund = async (booking: Answer, amountCents?: number): Promise<void> => {
    await world.get(Transactor).run(async (tx) => {
      const input = { reason: 'test', ...(amountCents === undefined ? {} : { amountCents }) };
      const asked = await world.get(Payments).refund(tx, booking.id as BookingId, input);
      if (!asked.ok) throw new Error(asked.error.kind);
      return ok(undefined);
    });
    await world.settle();
  };

  /** What a process leaves that is killed between the commit and the drawing. */
  async function undraw(bookingId: string): Promise<void> {
    await world.db.query('test-off', 'ALTER TABLE billing_document DISABLE TRIGGER billing_document_is_final', []);
    await world.db.query(
      'test-undraw',
      `UPDATE billing_document SET file_key = NULL, file_hash = NULL, file_bytes = NULL, rendered_at = NULL
       WHERE booking_id = $1`,
      [bookingId],
    );
    await world.db.query('test-on', 'ALTER TABLE billing_document ENABLE TRIGGER billing_document_is_final', []);
  }

  it('are a note before payment, then the fee’s invoice; the provider’s invoice waits for their mandate and says so', async () => {
    const booking = await doneVisit(visit());
    expect(await mine(camille, 'CUSTOMER')).toEqual([expect.objectContaining({ kind: 'NOTE', totalCents: 8_820 })]);
    await completeVisits(visit());
    expect(await kindsOf(camille, 'CUSTOMER')).toEqual(['FEE_INVOICE', 'NOTE']);
    expect(await kindsOf(paul, 'PROVIDER')).toEqual(['COMMISSION_INVOICE', 'NOTE']);
    const invoicing = await world.ask(
      '{ answer: myInvoicing { __typename mandate { acceptedAt waitingDocuments } threshold { turnoverCents level } } }',
      {},
      paul,
    );
    expect(invoicing).toMatchObject({
      mandate: { acceptedAt: null, waitingDocuments: 1 },
      threshold: { turnoverCents: 8_400, level: 'BELOW' },
    });

    expect(await accept(paul, '2020-01-01')).toMatchObject({ __typename: 'MandateOutdated', code: 'MANDATE_OUTDATED' });
    expect(await accept(camille)).toMatchObject({ __typename: 'NotAProvider' });
    expect(await accept(paul)).toMatchObject({ __typename: 'ProviderInvoicing' });
    expect(await accept(paul)).toMatchObject({ __typename: 'ProviderInvoicing' });
    await world.settle();
    expect(await mine(camille, 'CUSTOMER', 'PROVIDER_INVOICE')).toEqual([
      expect.objectContaining({ number: 'LIM-F2026-000001', totalCents: 8_400, inMyName: false }),
    ]);
    expect(await mine(paul, 'PROVIDER', 'PROVIDER_INVOICE')).toEqual([expect.objectContaining({ inMyName: true })]);
    const accepted = await world.db.query<{ data: { version: string } }>(
      'test-mandate-audit',
      `SELECT data FROM audit_entry WHERE action = 'billing-mandate.accepted' AND subject_id = $1`,
      [paul.providerId],
    );
    expect(accepted).toHaveLength(1);
    expect((await ofBooking(camille, booking.id)).map(({ totalCents }) => totalCents)).toEqual([8_820, 420, 8_400]);
  });

  it('of a refund are credit notes that name their invoices and give back everything, whichever part comes first', async () => {
    await accept(paul);
    const booking = await paidVisit(visit());
    await refund(booking, 3_333);
    await refund(booking);
    const papers = await ofBooking(finance, booking.id);
    const sum = (kind: string) =>
      papers.filter((paper) => paper.kind === kind).reduce((total, { totalCents }) => total + totalCents, 0);
    expect(papers.filter(({ kind }) => kind === 'PROVIDER_CREDIT_NOTE')).toHaveLength(2);
    expect(sum('PROVIDER_CREDIT_NOTE')).toBe(sum('PROVIDER_INVOICE'));
    expect(sum('FEE_CREDIT_NOTE')).toBe(sum('FEE_INVOICE'));
    expect(sum('COMMISSION_CREDIT_NOTE')).toBe(sum('COMMISSION_INVOICE'));
    const [unlinked] = await world.db.query<{ count: number }>(
      'test-unlinked',
      `SELECT count(*)::int FROM billing_document d JOIN billing_document i ON i.id = d.corrects_id
       WHERE d.booking_id = $1 AND (i.booking_id <> d.booking_id OR i.issuer <> d.issuer)`,
      [booking.id],
    );
    expect(unlinked?.count).toBe(0);
  });

  it('of a refund that the bank sends back are invoices that take the credit notes back to the cent', async () => {
    await accept(paul);
    const booking = await paidVisit(visit());
    world.sandbox.control.refunds.failNext();
    await refund(booking, 3_333);
    await world.settle();
    // What met its credit note too early is looked at again.
    await world.later(10 * MINUTE);
    await world.runJob('billing.issue-due');
    await world.settle();
    await again();
    const papers = await ofBooking(finance, booking.id);
    const cents = (kind: string) => papers.filter((paper) => paper.kind === kind).map(({ totalCents }) => totalCents);
    for (const party of ['PROVIDER', 'FEE', 'COMMISSION']) {
      expect(cents(`${party}_INVOICE`)).toHaveLength(2);
      expect(cents(`${party}_INVOICE`)).toContain(cents(`${party}_CREDIT_NOTE`)[0]);
    }
    const restoring = await world.db.query<{ kind: string; corrected: string }>(
      'test-restoring',
      `SELECT d.kind::text, c.kind::text AS corrected FROM billing_document d JOIN billing_document c ON c.id = d.corrects_id
       WHERE d.booking_id = $1 AND d.kind::text LIKE '%INVOICE' ORDER BY 1`,
      [booking.id],
    );
    expect(restoring).toEqual([
      { kind: 'COMMISSION_INVOICE', corrected: 'COMMISSION_CREDIT_NOTE' },
      { kind: 'FEE_INVOICE', corrected: 'FEE_CREDIT_NOTE' },
      { kind: 'PROVIDER_INVOICE', corrected: 'PROVIDER_CREDIT_NOTE' },
    ]);
    for (const { path } of papers) await download(finance, path).expect(200);
  });

  it('that are owed and wait are shown to finance staff with why, and can be tried again', async () => {
    const booking = await paidVisit(visit());
    const owed = async (waitsFor?: string) =>
      (
        await world.ask<{ nodes: { id: string; bookingId: string; kind: string }[] }>(
          `query ($waitsFor: OwedDocumentWait) { answer: owedDocuments(waitsFor: $waitsFor, first: 50) {
             nodes { id kind bookingId bookingReference providerName amountCents waitsFor tries } } }`,
          { waitsFor },
          finance,
        )
      ).nodes.filter(({ bookingId }) => bookingId === booking.id);
    expect(await owed()).toEqual([
      expect.objectContaining({
        kind: 'PROVIDER_INVOICE',
        amountCents: 8_400,
        waitsFor: 'MANDATE',
        providerName: 'Paul',
      }),
    ]);
    expect(await owed('FAILURE')).toEqual([]);
    const [{ id } = { id: '' }] = await owed();
    const retry = (who: Person) =>
      world.ask(`mutation ($id: ID!) { answer: retryOwedDocument(id: $id) { waitsFor tries } }`, { id }, who);
    expect(await retry(finance)).toMatchObject({ waitsFor: 'MANDATE', tries: 2 });
    await expect(retry(paul)).rejects.toThrow();
    await accept(paul);
    await world.settle();
    expect(await owed()).toEqual([]);
  });

  it('wait again once the provider has ended their mandate, and are issued when they give it anew', async () => {
    const end = (who: Person) =>
      world.ask(
        `mutation { answer: endInvoicingMandate { __typename
           ... on ProviderInvoicing { mandate { acceptedAt endedAt } } ... on UserError { code } } }`,
        {},
        who,
      );
    await accept(paul);
    expect(await end(camille)).toMatchObject({ __typename: 'NotAProvider' });
    expect(await end(paul)).toMatchObject({ mandate: { acceptedAt: null, endedAt: expect.any(String) as string } });
    expect(await end(paul)).toMatchObject({ mandate: { acceptedAt: null } });
    await paidVisit(visit());
    expect(await kindsOf(paul, 'PROVIDER')).toEqual(['COMMISSION_INVOICE', 'NOTE']);
    expect(await accept(paul)).toMatchObject({ mandate: { acceptedAt: expect.any(String) as string } });
    await world.settle();
    expect(await kindsOf(paul, 'PROVIDER')).toEqual(['COMMISSION_INVOICE', 'NOTE', 'PROVIDER_INVOICE']);
    const traced = await world.db.query<{ action: string }>(
      'test-mandate-life',
      `SELECT action FROM audit_entry WHERE action LIKE 'billing-mandate.%' AND subject_id = $1 ORDER BY sequence`,
      [paul.providerId],
    );
    expect(traced.map(({ action }) => action)).toEqual([
      ...['billing-mandate.accepted', 'billing-mandate.ended', 'billing-mandate.accepted'],
    ]);
  });

  it('open for whom they concern, with a trace of each look, and for nobody else', async () => {
    await accept(paul);
    const booking = await paidVisit(visit());
    const [invoice] = await mine(camille, 'CUSTOMER', 'PROVIDER_INVOICE');
    const path = invoice?.path ?? '';
    const own = await download(camille, path).expect(200);
    expect(own.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="facture-${invoice?.number ?? ''}.pdf"`,
      'cache-control': 'private, no-store',
    });
    const other = await world.customer('Dominique');
    const foreign = await download(other, path).expect(404);
    const missing = await download(other, `/documents/billing/${newId()}`).expect(404);
    expect((foreign.body as Buffer).toString()).toBe((missing.body as Buffer).toString());
    await download(null, path).expect(401);
    await download(other, '/documents/billing/not-an-id').expect(404);
    expect(await ofBooking(other, booking.id)).toEqual([]);
    expect((await download(finance, path).expect(200)).body).toEqual(own.body);
    // The provider's copy is another picture of the same document: the street is not on it.
    expect((await download(paul, path).expect(200)).body).not.toEqual(own.body);
    const looks = await world.db.query<{ actor: string; data: { reader: string } }>(
      'test-looks',
      `SELECT actor_id AS actor, data FROM audit_entry WHERE action = 'billing-document.viewed' AND subject_id = $1 ORDER BY sequence`,
      [invoice?.id],
    );
    expect(looks.map(({ actor, data }) => [actor, data.reader])).toEqual([
      [camille.userId, 'RECIPIENT'],
      [finance.userId, 'FINANCE'],
      [paul.userId, 'ISSUER'],
    ]);
  });

  it('are drawn on the way when a process died between issue and drawing, and by the sweep for the others', async () => {
    await accept(paul);
    const booking = await paidVisit(visit());
    await undraw(booking.id);
    const [first, ...others] = await ofBooking(finance, booking.id);
    const drawn = await download(finance, first?.path ?? '').expect(200);
    expect((drawn.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    world.clock.advance(2 * MINUTE);
    await world.runJob('billing.render-missing');
    const missing = 'SELECT id FROM billing_document WHERE rendered_at IS NULL';
    expect(await world.db.query('test-missing', missing, [])).toEqual([]);
    expect(others.length).toBeGreaterThan(2);
  });

  it('are issued once, however often the ledger is read', async () => {
    await accept(paul);
    const booking = await paidVisit(visit());
    const before = await ofBooking(finance, booking.id);
    await world.db.query('test-ledger-unread', 'DELETE FROM billing_progress', []);
    await world.runJob('billing.read-ledger');
    await world.runJob('billing.issue-due');
    await world.settle();
    expect(await ofBooking(finance, booking.id)).toEqual(before);
  });

  it('become a monthly statement that begins where the last one ended', async () => {
    await accept(paul);
    await paidVisit(visit());
    await world.later(3 * DAY);
    for (const name of world.sweeps.filter((each) => each.startsWith('payment.'))) await world.runJob(name);
    await world.settle();
    world.clock.set('2026-12-02T08:00:00Z');
    await world.runJob('billing.owe-statements');
    await world.runJob('billing.owe-statements');
    await world.settle();
    await again();
    const statements = await mine(paul, 'PROVIDER', 'PAYOUT_STATEMENT');
    expect(statements).toEqual([expect.objectContaining({ kind: 'PAYOUT_STATEMENT', totalCents: 7_140 })]);
    await download(paul, statements[0]?.path ?? '').expect(200);
  });

  it('begin with the quote, for the customer it was made for', async () => {
    const quote = await world.quote(camille, paul);
    const path = `/documents/billing/quotes/${quote.id}`;
    const paper = await download(camille, `${path}?inline`).expect(200);
    expect(paper.headers['content-disposition']).toMatch(/^inline; filename="devis-D-[0-9A-F]{8}\.pdf"$/);
    expect((await download(camille, path).expect(200)).body).toEqual(paper.body);
    await download(paul, path).expect(404);
  });

  it('can’t be changed or deleted by anybody, and neither can a series go back', async () => {
    await accept(paul);
    await paidVisit(visit());
    const refused = (sql: string) => expect(world.db.query(`test-${sql.slice(0, 40)}`, sql, [])).rejects.toThrow();
    await refused('UPDATE billing_document SET total_cents = 1');
    await refused(`UPDATE billing_document SET content_cipher = 'x'`);
    await refused(`UPDATE billing_document SET file_hash = 'x' WHERE rendered_at IS NOT NULL`);
    await refused('DELETE FROM billing_document');
    await refused('TRUNCATE billing_document');
    await refused('UPDATE billing_series SET last_number = last_number - 1');
    await refused('UPDATE billing_series SET last_number = last_number + 2');
    await refused('DELETE FROM billing_series');
    await refused('DELETE FROM billing_mandate');
  });

  it('hold no name, address or number in clear, in tables, events or traces', async () => {
    await accept(paul);
    await paidVisit(visit());
    const rows = await world.db.query<{ row: string }>(
      'test-clear',
      `SELECT row_to_json(d)::text AS row FROM billing_document d UNION ALL SELECT row_to_json(o)::text FROM billing_obligation o
       UNION ALL SELECT row_to_json(a)::text FROM audit_entry a WHERE a.action LIKE 'billing%'
       UNION ALL SELECT data::text FROM pgboss.job WHERE data->>'name' LIKE 'billing.%'`,
      [],
    );
    const all = rows.map(({ row }) => row).join('\n');
    const secrets = ['Paul Girard', 'rue des Lilas', 'place Bellecour', '69003 Lyon'];
    expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
  });
});
