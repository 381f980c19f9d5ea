import { DAY, HOUR, plus } from '#kernel';
import { bookingActs } from './booking-acts.js';
import { key, THURSDAY_10, type BookableProvider, type Customer, type Person } from './booking-world.js';
import type { BrowserWorld } from './browser-world.js';
import { applyAsProvider, handInProofs } from './journey/become-provider.js';
import { join } from './journey/join.js';

const START = new Date(THURSDAY_10);
const END = plus(START, 3 * HOUR);
const ALL_PERMISSIONS = ['content', 'finance', 'privacy', 'security', 'support', 'vetting'] as const;

export type LivedIn = Awaited<ReturnType<typeof liveIn>>;

/**
 * People for whom something has happened: a completed visit with both reviews, one of them reported, whose payment the
 * bank asks back; a booking that is confirmed, one that waits for an answer and one that was cancelled; an application
 * that waits to be checked. It is then the Thursday of the visit, 13:00 in Paris.
 */
export async function liveIn(world: BrowserWorld) {
  let camille = await world.customer('Camille');
  let paul = await world.provider();
  const acts = bookingActs(() => ({ world, camille, paul }));
  const later = async (to: Date): Promise<void> => {
    await world.travel(to);
    camille = await world.signedInAgain(camille);
    paul = await world.signedInAgain(paul);
  };
  const on = (days: number): { start: string } => ({ start: plus(START, days * DAY).toISOString() });

  const applicant = await join(world, {
    ...{ email: 'amina@example.org', publicName: 'Amina B.', intent: 'PROVIDER', locale: 'fr' },
  });
  const { providerId: applicantId } = await applyAsProvider(world, applicant);
  await handInProofs(world, applicant);

  const completed = await acts.confirmed();
  await later(START);
  await acts.startVisit(completed, await acts.code(completed));
  await later(END);
  await acts.finishVisit(completed);
  const confirmation = { bookingId: completed.id, idempotencyKey: key() };
  await world.send(camille, 'confirmCompletion', 'BookingActionInput', confirmation);
  await world.settle();
  await review(world, camille, completed.id, 'Impeccable, je la recommande.');
  await review(world, paul, completed.id, 'Accueil charmant, logement bien rangé.');
  await reportReview(world, camille, paul);
  const disputeId = await disputed(world, completed.id);

  const cancelled = await acts.confirmed(on(6));
  await acts.cancel(camille, cancelled);
  const confirmed = await acts.confirmed(on(5));
  const requested = await world.paid(camille, paul, on(7));
  await world.settle();
  const admin = await world.person('Ada', ['admin'], [...ALL_PERMISSIONS]);
  return {
    ...{ camille, paul, admin, applicant, applicantId, disputeId },
    bookings: { completed: completed.id, cancelled: cancelled.id, confirmed: confirmed.id, requested: requested.id },
  };
}

function review(world: BrowserWorld, who: Person, bookingId: string, text: string): Promise<unknown> {
  const input = { bookingId, overall: 5, punctuality: 5, quality: 5, communication: 4, text };
  return world.ask(
    'mutation ($input: SubmitReviewInput!) { answer: submitReview(input: $input) { __typename } }',
    { input },
    who,
  );
}

async function reportReview(world: BrowserWorld, by: Customer, of: BookableProvider): Promise<void> {
  const { nodes } = await world.ask<{ nodes: { id: string }[] }>(
    'query ($id: ID!) { answer: providerReviews(providerId: $id) { nodes { id } } }',
    { id: of.providerId },
    by,
  );
  const input = { reviewId: nodes[0]?.id, reason: 'PERSONAL_DATA', explanation: 'Mon prénom y est.' };
  await world.ask(
    'mutation ($input: ReportReviewInput!) { answer: reportReview(input: $input) { __typename } }',
    { input },
    of,
  );
}

/** The customer's bank asks for the money back; the number of the dispute. */
async function disputed(world: BrowserWorld, bookingId: string): Promise<string> {
  const { id, chargeId } = await world.db.prisma.payment.findFirstOrThrow({ where: { bookingId } });
  world.sandbox.control.disputes.open(chargeId ?? '');
  await world.settle();
  return (await world.db.prisma.paymentDispute.findFirstOrThrow({ where: { paymentId: id } })).id;
}
