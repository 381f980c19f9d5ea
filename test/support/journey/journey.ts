import type { Message } from '#mailbox';
import { bookingPeople, NOW } from '../booking-world.js';
import { createFullApp, type FullAppOptions } from '../full-app.js';
import { fillForm } from './hosted-pages.js';

export type Journey = Awaited<ReturnType<typeof createJourney>>;

/** The whole product with people in it. It begins on Monday 23 November 2026, 09:00 in Paris. */
export async function createJourney(options: FullAppOptions = {}) {
  const app = await createFullApp({ now: NOW, ...options });
  const people = await bookingPeople(app, app.sandbox);
  return {
    ...people,
    ...app,

    /** What someone was mailed, oldest first. People made by rows have the address `<userId>@example.com`. */
    async mailsTo(who: string | { userId: string }): Promise<Message[]> {
      await this.settle();
      const to = typeof who === 'string' ? who : `${who.userId}@example.com`;
      return app.mailbox.messages({ to }).toReversed();
    },

    /** Opens the hosted payment page and sends its form with this card. */
    payOn: (url: string, card = CARDS.good) =>
      fillForm(url, { card_number: card, card_expiry: '12/34', card_cvc: '123', card_name: 'Camille Martin' }),
  };
}

/** Cards of the sandbox, as Stripe documents them for tests. */
export const CARDS = {
  good: '4242 4242 4242 4242',
  /** Wants a 3-D Secure challenge every time. */
  challenge: '4000 0027 6000 3184',
  declined: '4000 0000 0000 9995',
  /** Can be saved, and is refused when it is charged. */
  refusedLater: '4000 0000 0000 0341',
} as const;
