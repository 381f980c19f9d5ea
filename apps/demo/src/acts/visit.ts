import type { Client } from '../client.js';
import type { Story } from '../story.js';
import { expectThat } from '../surprise.js';
import { FAILURE } from './book.js';
import type { Instance } from './instance.js';

interface AddressView {
  stage: string;
  municipality: string;
  distanceMetres: number | null;
  street: string | null;
  doorCode: string | null;
}

const HOUR = 3_600_000;

/** What the provider sees of the address from stage to stage, then the visit itself. */
export async function visit(
  provider: Client,
  customer: Client,
  story: Story,
  instance: Instance,
  bookingId: string,
  start: Date,
): Promise<void> {
  const before = await address(provider, bookingId);
  expectThat(
    before.stage === 'APPROXIMATE' && before.street === null && before.doorCode === null,
    'The provider saw the address before the booking was made',
  );
  story.tell(
    'address-before',
    `Before she accepts, Awa sees: ${before.municipality}, about ${(before.distanceMetres ?? 0) / 1000} km away. Nothing else.`,
    { ...before },
  );
  const accept = `mutation ($id: ID!) { acceptBooking(bookingId: $id) { __typename ... on Booking { state } ${FAILURE} } }`;
  await provider.do('Booking', accept, { id: bookingId });
  const street = await address(provider, bookingId);
  expectThat(
    street.street !== null && street.doorCode === null,
    'At confirmation the street opens, and only the street',
  );
  story.tell(
    'address-confirmed',
    `She accepts: the booking is made, and the street opens: ${street.street ?? ''}. The door code does not, yet.`,
    { stage: street.stage },
  );

  await instance.travelTo(new Date(start.getTime() - 20 * HOUR));
  const access = await address(provider, bookingId);
  expectThat(access.doorCode === '45A12', 'The door code is not open in the last day before the visit');
  story.tell('address-access', `The day before, the door code opens too: ${access.doorCode ?? ''}.`, {
    stage: access.stage,
  });
  const { booking } = await customer.ask<{ booking: { arrivalCode: string; addressViews: { viewerName: string }[] } }>(
    `query ($id: ID!) { booking(id: $id) { arrivalCode addressViews { viewerName stage at } } }`,
    { id: bookingId },
  );
  expectThat(booking.addressViews.length >= 2, 'The customer does not see who looked at the address');
  story.tell(
    'address-log',
    `Camille sees each look at her address: ${booking.addressViews.length} so far, by ${booking.addressViews[0]?.viewerName ?? ''}.`,
    { views: booking.addressViews.length },
  );

  await work(provider, story, instance, { bookingId, start, arrivalCode: booking.arrivalCode });
}

/** Arrival with the code, two hours of work, check-out. */
async function work(
  provider: Client,
  story: Story,
  instance: Instance,
  { bookingId, start, arrivalCode }: { bookingId: string; start: Date; arrivalCode: string },
): Promise<void> {
  await instance.travelTo(start);
  const arrive = `mutation ($input: StartVisitInput!) { startVisit(input: $input) { __typename ... on Booking { state } ${FAILURE} } }`;
  await provider.do('ArrivalCodeWrong', arrive, {
    input: { bookingId, code: arrivalCode === '0000' ? '0001' : '0000' },
  });
  await provider.do('Booking', arrive, { input: { bookingId, code: arrivalCode } });
  story.tell('arrived', 'At the door, Camille gives the arrival code; a wrong one is refused. The visit begins.');
  await instance.travelTo(new Date(start.getTime() + 2 * HOUR));
  const { booking: job } = await provider.ask<{ booking: { checklist: { point: string }[] } }>(
    'query ($id: ID!) { booking(id: $id) { checklist { point } } }',
    { id: bookingId },
  );
  const finish = `mutation ($input: FinishVisitInput!) { finishVisit(input: $input) { __typename ... on Booking { state } ${FAILURE} } }`;
  await provider.do('Booking', finish, {
    input: { bookingId, checklist: job.checklist.map(({ point }) => ({ point, done: true })) },
  });
  story.tell('finished', `Two hours later Awa checks out with ${job.checklist.length} points of the checklist done.`);
}

async function address(provider: Client, bookingId: string): Promise<AddressView> {
  const query =
    'query ($id: ID!) { booking(id: $id) { address { stage municipality distanceMetres street doorCode } } }';
  return (await provider.ask<{ booking: { address: AddressView } }>(query, { id: bookingId })).booking.address;
}
