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

    /**
     * What someone was mailed, oldest first; spaces that do not break are read as spaces. People made by rows have the
     * address `<userId>@example.com`.
     */
    async mailsTo(who: string | { userId: string }): Promise<Message[]> {
      await this.settle();
      const to = typeof who === 'string' ? who : `${who.userId}@example.com`;
      const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
      return app.mailbox
        .messages({ to })
        .toReversed()
        .map((mail) => ({ ...mail, subject: plain(mail.subject), text: plain(mail.text) }));
    },

    /** Where each payment of a booking stands at Stripe itself. */
    async intentsAtStripe(bookingId: string): Promise<string[]> {
      const answer = await fetch(`${app.sandbox.url}/v1/payment_intents?limit=100`, {
        headers: { authorization: `Bearer ${app.config.stripe.secretKey}` },
      });
      const { data } = (await answer.json()) as { data: { status: string; metadata: { bookingId?: string } }[] };
      return data.filter(({ metadata }) => metadata.bookingId === bookingId).map(({ status }) => status);
    },

    /** Opens the hosted payment page and sends its form with this card. */
    payOn: (url: string, card: string = CARDS.good) =>
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
