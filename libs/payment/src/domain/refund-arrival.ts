import { DAY, plus } from '#kernel';

/** Banks take five to ten business days to show a refund (https://docs.stripe.com/refunds#refund-timeline). */
const BUSINESS_DAYS = 10;

/** By when a refund that was sent is on the customer's account, as a rule: ten business days later. */
export function refundArrivesBy(sentAt: Date): Date {
  let day = sentAt;
  for (let left = BUSINESS_DAYS; left > 0;) {
    day = plus(day, DAY);
    if (day.getUTCDay() !== 0 && day.getUTCDay() !== 6) left -= 1;
  }
  return day;
}
