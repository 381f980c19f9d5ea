import { randomUUID } from 'node:crypto';
import type { Client } from '../client.js';
import { euros, type Story } from '../story.js';
import { expectThat } from '../surprise.js';
import { FAILURE } from './book.js';
import type { Instance } from './instance.js';
import { waitUntil } from './wait.js';

interface Paid {
  state: string;
  capturedCents: number;
  transferredCents: number | null;
}

/** The customer confirms, the money is taken; after the claim window the provider is paid. */
export async function settle(
  provider: Client,
  customer: Client,
  story: Story,
  instance: Instance,
  bookingId: string,
  totalCents: number,
): Promise<void> {
  const confirm = `mutation ($input: BookingActionInput!) { confirmCompletion(input: $input) { __typename ... on Booking { state } ${FAILURE} } }`;
  await customer.do('Booking', confirm, { input: { bookingId, idempotencyKey: randomUUID() } });
  const money = (client: Client) =>
    client.ask<{ booking: { payment: Paid; claimWindowEndsAt: string; providerNetCents: number | null } }>(
      `query ($id: ID!) { booking(id: $id) { claimWindowEndsAt providerNetCents payment { state capturedCents transferredCents } } }`,
      { id: bookingId },
    );
  const taken = await waitUntil('the capture', async () => {
    const { booking } = await money(customer);
    return booking.payment.capturedCents > 0 && booking;
  });
  expectThat(taken.payment.capturedCents === totalCents, `${taken.payment.capturedCents} was taken, not ${totalCents}`);
  story.tell('captured', `Camille confirms: ${euros(totalCents)} are taken now, after the work.`, {
    capturedCents: totalCents,
  });

  await instance.travelTo(new Date(new Date(taken.claimWindowEndsAt).getTime() + 60_000));
  const paid = await waitUntil('the transfer', async () => {
    const { booking } = await money(provider);
    return (booking.payment.transferredCents ?? 0) > 0 && booking;
  });
  const transferred = paid.payment.transferredCents ?? 0;
  expectThat(
    transferred === paid.providerNetCents,
    `${transferred} was transferred, not ${paid.providerNetCents ?? 0}`,
  );
  story.tell(
    'transferred',
    `Two days without a claim: ${euros(transferred)} go to Awa; ${euros(totalCents - transferred)} stay as commission and fee.`,
    { transferredCents: transferred, keptCents: totalCents - transferred },
  );
}

/** The double-entry ledger of the booking, as an admin sees it: each transaction must balance. */
export async function explainMoney(admin: Client, story: Story, bookingId: string): Promise<void> {
  const { ledgerOfBooking } = await admin.ask<{
    ledgerOfBooking: { kind: string; entries: { account: string; amountCents: number }[] }[];
  }>('query ($id: ID!) { ledgerOfBooking(bookingId: $id) { kind entries { account amountCents } } }', {
    id: bookingId,
  });
  for (const { kind, entries } of ledgerOfBooking) {
    const balance = entries.reduce((sum, { amountCents }) => sum + amountCents, 0);
    expectThat(balance === 0, `The ledger transaction ${kind} is out of balance by ${balance}`);
  }
  story.tell(
    'ledger',
    `The double-entry ledger explains it in ${ledgerOfBooking.length} transactions, each of which balances.`,
    { transactions: ledgerOfBooking.length },
  );
}
