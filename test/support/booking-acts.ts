import { EventBus } from '#platform/jobs';
import type { EventType } from '#events';
import {
  key,
  type Answer,
  type BookableProvider,
  type BookingWorld,
  type Customer,
  type Person,
} from './booking-world.js';

const ADDRESS = 'address { stage municipality distanceMetres street complement postalCode doorCode floor notes }';
const TOLD: EventType[] = [
  'BookingHeld',
  'BookingRequested',
  'BookingConfirmed',
  'BookingDeclined',
  'BookingExpired',
  'BookingCancelled',
  'BookingUnpaid',
  'BookingNoShow',
  'VisitReminderDue',
  'VisitStarted',
  'VisitFinished',
  'BookingCompleted',
];

export interface HeardEvent {
  readonly type: string;
  readonly data: { readonly bookingId: string } & Record<string, unknown>;
}

/** Notes every event of every booking, in the order in which it is heard. */
export function listen(world: BookingWorld): HeardEvent[] {
  const heard: HeardEvent[] = [];
  for (const type of TOLD) {
    world.get(EventBus).subscribe(type, `test.hears-${type}`, (event) => {
      heard.push(event as never);
      return Promise.resolve();
    });
  }
  return heard;
}

export interface CancellationTerms {
  readonly __typename: string;
  readonly feeCents: number;
  readonly steps: readonly { readonly basis: string; readonly feeCents: number; readonly from: string | null }[];
}

/** What the two sides of a booking do, told in their words; `now` gives the people of the test that runs. */
export function bookingActs(now: () => { world: BookingWorld; camille: Customer; paul: BookableProvider }) {
  /** Paid by the customer and accepted by the provider. */
  async function confirmed(changes: object = {}): Promise<Answer> {
    const { world, camille, paul } = now();
    const booking = await world.paid(camille, paul, changes);
    expect(await world.act(paul, 'acceptBooking', booking.id)).toMatchObject({
      state: 'CONFIRMED',
      viewer: 'PROVIDER',
    });
    return booking;
  }

  async function code(booking: Answer): Promise<string> {
    const { world, camille } = now();
    return String((await world.see(camille, booking.id, 'arrivalCode'))['arrivalCode']);
  }

  function startVisit(booking: Answer, given: string): Promise<Answer> {
    const { world, paul } = now();
    const input = { bookingId: booking.id, code: given };
    return world.send(paul, 'startVisit', 'StartVisitInput', input, '... on ArrivalCodeWrong { triesLeft }');
  }

  /** Checks out with everything done. */
  async function finishVisit(booking: Answer): Promise<Answer> {
    const { world, paul } = now();
    const { checklist } = await world.see(paul, booking.id, 'checklist { point }');
    const answers = (checklist as { point: string }[]).map(({ point }) => ({ point, done: true }));
    return world.send(paul, 'finishVisit', 'FinishVisitInput', { bookingId: booking.id, checklist: answers });
  }

  function cancel(who: Person, booking: Answer, shownFeeCents = 0, idempotencyKey = key()): Promise<Answer> {
    const input = { bookingId: booking.id, shownFeeCents, idempotencyKey };
    return now().world.send(
      who,
      'cancelBooking',
      'CancelBookingInput',
      input,
      '... on CancellationFeeChanged { feeCents }',
    );
  }

  function terms(who: Person, booking: Answer): Promise<CancellationTerms> {
    const query = `query ($id: ID!) { answer: cancellationTerms(bookingId: $id) { __typename
      ... on CancellationTerms { feeCents steps { from basis feeCents refundCents explanation } } } }`;
    return now().world.ask<CancellationTerms>(query, { id: booking.id }, who);
  }

  async function addressFor(who: Person, booking: Answer): Promise<Record<string, unknown>> {
    return (await now().world.see(who, booking.id, ADDRESS))['address'] as Record<string, unknown>;
  }

  return { confirmed, code, startVisit, finishVisit, cancel, terms, addressFor };
}
