import { NotificationModule } from '#notification';
import { createBookingWorld, type BookingWorld } from '../../../../test/support/booking-world.js';
import { MANDATE_VERSION } from '../domain/mandate.js';
import { BillingModule } from '../index.js';

let world: BookingWorld;
beforeAll(async () => {
  world = await createBookingWorld({ modules: [BillingModule, NotificationModule] });
});
afterAll(() => world.close());

it('a provider who ends the invoicing mandate gets it in writing, and finance staff are told, once', async () => {
  const paul = await world.provider();
  const finance = await world.person('Fatou', ['admin'], ['finance']);
  const mails = () =>
    world.db.query<{ recipient: string; template: string }>(
      'test-mandate-mails',
      `SELECT recipient_id AS recipient, template FROM outgoing_mail WHERE template LIKE '%mandate%' ORDER BY template`,
    );
  const end = () => world.ask(`mutation { answer: endInvoicingMandate { __typename } }`, {}, paul);
  // Without a mandate there is nothing to end, and nothing to write.
  await end();
  await world.settle();
  expect(await mails()).toEqual([]);

  const give = `mutation ($version: String!) { answer: acceptInvoicingMandate(version: $version) { __typename } }`;
  await world.ask(give, { version: MANDATE_VERSION }, paul);
  await Promise.all([end(), end()]);
  await end();
  await world.settle();
  expect(await mails()).toEqual([
    { recipient: finance.userId, template: 'finance-mandate-ended' },
    { recipient: paul.userId, template: 'mandate-ended' },
  ]);
});
