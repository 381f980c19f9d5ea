import { newId, ok, err, type UserId } from '#kernel';
import { Transactor } from '#platform/prisma';
import { createTestApp, type TestApp } from '../../../test/support/app.js';
import { exampleFacts } from './testing/billing-examples.js';
import { bookingActs } from '../../../test/support/booking-acts.js';
import {
  createBookingWorld,
  type BookableProvider,
  type BookingWorld,
  type Customer,
} from '../../../test/support/booking-world.js';
import { createTestDatabase } from '../../../test/support/database.js';
import { paidVisit } from '../../../test/support/paid-visit.js';
import { composeDocument } from './domain/compose-document.js';
import { PLATFORM } from './domain/document-kind.js';
import { BillingModule } from './index.js';
import { DocumentStore } from './store/document.store.js';

describe('the numbers of documents', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp({ modules: [BillingModule], withIdentity: true, role: 'web' });
  });
  afterAll(async () => app.close());

  const facts = exampleFacts('COMMISSION_INVOICE');

  /** Issues one document; takes it back after its number was drawn when `fails`. */
  const issue = (issuer: string, today: string, fails: boolean): Promise<unknown> =>
    app.get(Transactor).run(async (tx) => {
      const document = {
        kind: 'COMMISSION_INVOICE' as const,
        issuer,
        ...{ recipientUserId: newId<UserId>(), issuerUserId: null, bookingId: null, correctsId: null },
        compose: (stamp: { number: string; issuedOn: string }) => composeDocument(facts, stamp),
      };
      await app.get(DocumentStore).issue(tx, document, today, app.clock.now());
      return fails ? err({ kind: 'TakenBack' }) : ok(undefined);
    });
  const numbers = async (issuer: string): Promise<{ number: number; text: string; on: string }[]> =>
    app.db.query(
      'test-numbers',
      `SELECT number, number_text AS text, issued_on::text AS on FROM billing_document WHERE issuer = $1 ORDER BY series, number`,
      [issuer],
    );

  it('have no gap and no double when a hundred are issued at once and every third is taken back', async () => {
    for (let round = 0; round < 5; round += 1) {
      const wishes = Array.from({ length: 20 }, (_, index) => (round * 20 + index) % 3 === 0);
      await Promise.all(wishes.map((fails) => issue(PLATFORM, '2026-11-23', fails)));
    }
    expect((await numbers(PLATFORM)).map(({ number }) => number)).toEqual(Array.from({ length: 66 }, (_, i) => i + 1));
  });

  it('begin anew with each year and issuer, and never run against their dates', async () => {
    const issuer = newId();
    await issue(issuer, '2026-12-31', false);
    await issue(issuer, '2027-01-01', false);
    await issue(issuer, '2026-12-30', false);
    expect(await numbers(issuer)).toEqual([
      { number: 1, text: 'F2026-000001', on: '2026-12-31' },
      { number: 2, text: 'F2026-000002', on: '2026-12-31' },
      { number: 1, text: 'F2027-000001', on: '2027-01-01' },
    ]);
  });
});

describe('what nobody was told of', () => {
  it('is found in the ledger: a payment taken while no billing ran gets its papers, once', async () => {
    const database = await createTestDatabase();
    let world: BookingWorld = await createBookingWorld({ database });
    let camille: Customer = await world.customer();
    let paul: BookableProvider = await world.provider();
    const acts = bookingActs(() => ({ world, camille, paul }));
    const again = async (): Promise<void> => {
      camille = await world.signedInAgain(camille);
      paul = await world.signedInAgain(paul);
    };
    const booking = await paidVisit({ world, acts, again });
    const now = world.clock.now().toISOString();
    await world.close();

    world = await createBookingWorld({ database, now, modules: [BillingModule] });
    const issued = (): Promise<{ kind: string }[]> =>
      world.db.query('test-issued', 'SELECT kind::text FROM billing_document WHERE booking_id = $1 ORDER BY kind', [
        booking.id,
      ]);
    expect(await issued()).toEqual([]);
    await world.runJob('billing.read-ledger');
    await world.runJob('billing.read-ledger');
    await world.settle();
    expect(await issued()).toEqual([{ kind: 'COMMISSION_INVOICE' }, { kind: 'FEE_INVOICE' }]);
    await world.close();
    await database.drop();
  });
});
