import { DAY, HOUR, localDate, PARIS, plus } from '#kernel';
import type { Row } from './copy.js';
import type { Visit } from './past-bookings.js';
import type { Random } from './random.js';
import { FAIR, OF_CUSTOMERS, POOR, PRAISE, REPLIES } from './words.js';

const WINDOW = 14 * DAY;

/** What both people wrote about a visit, when they did, and what of it is public by `now`. */
export function reviewRows(
  visit: Visit,
  random: Random,
  now: Date,
): { reviewable: Row; written: Row[]; rating: Row[] } {
  const opens = plus(visit.end, DAY);
  const closes = plus(opens, WINDOW);
  const people = {
    booking_id: visit.bookingId,
    customer_id: visit.customer.userId,
    customer_public_name: visit.customer.publicName,
    provider_id: visit.provider.providerId,
    provider_user_id: visit.provider.userId,
    provider_public_name: visit.provider.publicName,
  };
  const reviewable: Row = {
    ...people,
    service_code: visit.quote.service.code,
    experience_day: localDate(visit.start, PARIS),
    opens_at: opens,
    closes_at: closes,
    settled_at: null,
  };
  const write = (side: 'CUSTOMER' | 'PROVIDER', overall: number, text: string): Row => {
    const near = (): number => Math.max(1, Math.min(5, overall + random.pick([0, 0, 0, 1, -1])));
    const byCustomer = side === 'CUSTOMER';
    const replied = byCustomer && random.chance(0.2);
    return {
      id: random.uuid(),
      booking_id: visit.bookingId,
      side,
      author_user_id: byCustomer ? visit.customer.userId : visit.provider.userId,
      subject_user_id: byCustomer ? visit.provider.userId : visit.customer.userId,
      provider_id: byCustomer ? visit.provider.providerId : null,
      overall,
      punctuality: near(),
      quality: near(),
      communication: near(),
      text,
      submitted_at: plus(opens, random.integer(1, 30) * HOUR),
      published_at: null,
      reply: replied ? random.pick(REPLIES) : null,
      replied_at: null,
    };
  };
  const mark = random.chance(0.78) ? 5 : random.chance(0.75) ? 4 : random.integer(2, 3);
  const text = mark === 5 ? random.pick(PRAISE) : mark === 4 ? random.pick(FAIR) : random.pick(POOR);
  const written = [
    ...(random.chance(0.75) ? [write('CUSTOMER', mark, text)] : []),
    ...(random.chance(0.5) ? [write('PROVIDER', random.chance(0.85) ? 5 : 4, random.pick(OF_CUSTOMERS))] : []),
  ];
  return published(reviewable, written, now);
}

/** Double-blind, as the product does it: everything is published once both have written, else when the window is over. */
function published(reviewable: Row, written: readonly Row[], now: Date) {
  const submitted = written.map((review) => (review['submitted_at'] as Date).getTime());
  const settles = written.length === 2 ? new Date(Math.max(...submitted)) : (reviewable['closes_at'] as Date);
  const settled_at = settles <= now ? settles : null;
  const reviews = written.map((review): Row => {
    const replied = settled_at && review['reply'] ? plus(settled_at, DAY) : null;
    const heard = replied && replied <= now ? { reply: review['reply']!, replied_at: replied } : NO_REPLY;
    return { ...review, ...heard, published_at: settled_at };
  });
  const ofProvider = settled_at ? reviews.filter((review) => review['side'] === 'CUSTOMER') : [];
  const rating = ofProvider.map((review): Row => ({
    review_id: review['id'] as string,
    provider_id: review['provider_id'] as string,
    overall: review['overall'] as number,
  }));
  return { reviewable: { ...reviewable, settled_at }, written: reviews, rating };
}

const NO_REPLY = { reply: null, replied_at: null };
