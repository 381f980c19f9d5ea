import { DAY, HOUR, plus, type BookingId } from '#kernel';
import type { OpenedPayment, PaymentWorld } from '../support/payment-world.js';

/** What is done to a payment with Stripe's help. Each leaves one operation that waits to be asked. */
export type Act =
  'capture' | 'fee from the hold' | 'fee from the saved card' | 'hold' | 'transfer' | 'refund' | 'reversal';
/** In an order in which making one ready leaves the others alone: a reversal first sends every transfer that is due. */
export const ACTS: readonly Act[] = [
  'capture',
  'fee from the hold',
  'fee from the saved card',
  'hold',
  'refund',
  'reversal',
  'transfer',
];

interface Ready {
  readonly bookingId: BookingId;
  readonly path: string;
  readonly decide: () => Promise<unknown>;
}

const LATER = 20 * 24;

/** Brings bookings to where the next act waits. For a world whose jobs are run by hand. */
export function livesIn(world: PaymentWorld) {
  const sweep = (): Promise<void> => world.runJob('payment.run-operations');
  const capturePath = async (bookingId: BookingId): Promise<string> => {
    const { intentId } = await world.db.prisma.payment.findUniqueOrThrow({ where: { bookingId } });
    return `/v1/payment_intents/${intentId ?? ''}/capture`;
  };
  const visitIsNear = async (bookingId: BookingId): Promise<void> => {
    const visitStart = plus(world.clock.now(), DAY + HOUR);
    const visit = { visitStart, visitEnd: plus(visitStart, HOUR) };
    await world.transact((tx) => world.payments.reschedule(tx, bookingId, visit));
    await world.runJob('payment.authorise-due');
  };

  const lives = {
    sweep,

    async held(input: Partial<OpenedPayment> & { hoursAhead?: number } = {}): Promise<BookingId> {
      const { bookingId } = await world.open(input);
      await world.pay(bookingId);
      await world.payments.syncBooking(bookingId);
      return bookingId;
    },

    async captured(input: Partial<OpenedPayment> = {}): Promise<BookingId> {
      const bookingId = await lives.held(input);
      await world.transact(async (tx) => {
        await world.payments.capture(tx, bookingId);
        await world.payments.scheduleTransfer(tx, bookingId, world.clock.now());
      });
      await sweep();
      return bookingId;
    },

    async transferred(input: Partial<OpenedPayment> = {}): Promise<BookingId> {
      const bookingId = await lives.captured(input);
      await world.runJob('payment.transfer-due');
      await sweep();
      return bookingId;
    },

    cancel: (bookingId: BookingId, feeCents: number, providerShareCents: number) =>
      world.transact((tx) =>
        world.payments.cancel(tx, bookingId, { feeCents, providerShareCents, reason: 'CUSTOMER_CANCELLED' }),
      ),

    /** A booking of which one act is left, the path on which Stripe will be asked, and the decision. */
    async ready(act: Act): Promise<Ready> {
      switch (act) {
        case 'capture': {
          const bookingId = await lives.held();
          const decide = () => world.transact((tx) => world.payments.capture(tx, bookingId));
          return { bookingId, path: await capturePath(bookingId), decide };
        }
        case 'fee from the hold': {
          const bookingId = await lives.held();
          return { bookingId, path: await capturePath(bookingId), decide: () => lives.cancel(bookingId, 5_000, 4_000) };
        }
        case 'fee from the saved card': {
          const bookingId = await lives.held({ hoursAhead: LATER });
          return { bookingId, path: '/v1/payment_intents', decide: () => lives.cancel(bookingId, 2_501, 2_001) };
        }
        case 'hold': {
          const bookingId = await lives.held({ hoursAhead: LATER });
          return { bookingId, path: '/v1/payment_intents', decide: () => visitIsNear(bookingId) };
        }
        case 'transfer': {
          const bookingId = await lives.captured({ providerId: await world.providerWithAccount() });
          return { bookingId, path: '/v1/transfers', decide: () => world.runJob('payment.transfer-due') };
        }
        case 'refund': {
          const bookingId = await lives.captured();
          return { bookingId, path: '/v1/refunds', decide: () => lives.refund(bookingId, 3_333) };
        }
        case 'reversal': {
          const bookingId = await lives.transferred({ providerId: await world.providerWithAccount() });
          return { bookingId, path: '/v1/transfers/*/reversals', decide: () => lives.refund(bookingId, 3_333) };
        }
      }
    },

    refund: (bookingId: BookingId, amountCents: number) =>
      world.transact((tx) => world.payments.refund(tx, bookingId, { amountCents, reason: 'CLAIM' })),

    /** Asks Stripe everything that waits, all at once. */
    async askAll(): Promise<void> {
      const waiting = await world.db.prisma.paymentOperation.findMany({ where: { status: 'PENDING' } });
      await Promise.all(waiting.map(({ id }) => world.runJob('payment.run-operation', { operationId: id })));
    },

    /** Time goes on, and the sweep with it, until nothing waits to be asked. */
    async untilAsked(): Promise<void> {
      for (let minutes = 0; minutes < 40; minutes += 1) {
        await sweep();
        if ((await world.db.prisma.paymentOperation.count({ where: { status: 'PENDING' } })) === 0) return;
        world.advance(HOUR / 60);
      }
      throw new Error('Something is never answered');
    },
  };
  return lives;
}

/** What each act has moved in the end: once, whatever happened on the way. */
export const ONCE: Readonly<Record<Act, object>> = {
  capture: { capturedCents: 10_000, objects: { captures: 1, refunds: 0, transfers: 0, reversals: 0, holds: 0 } },
  'fee from the hold': {
    capturedCents: 5_000,
    objects: { captures: 1, refunds: 0, transfers: 0, reversals: 0, holds: 0 },
  },
  'fee from the saved card': {
    capturedCents: 2_501,
    objects: { captures: 1, refunds: 0, transfers: 0, reversals: 0, holds: 0 },
  },
  hold: { capturedCents: 0, objects: { captures: 0, refunds: 0, transfers: 0, reversals: 0, holds: 1 } },
  transfer: {
    capturedCents: 10_000,
    transferredCents: 8_000,
    objects: { captures: 1, refunds: 0, transfers: 1, reversals: 0, holds: 0 },
  },
  refund: {
    capturedCents: 10_000,
    refundedCents: 3_333,
    objects: { captures: 1, refunds: 1, transfers: 0, reversals: 0, holds: 0 },
  },
  reversal: {
    refundedCents: 3_333,
    transferredCents: 8_000,
    reversedCents: 2_666,
    objects: { captures: 1, refunds: 1, transfers: 1, reversals: 1, holds: 0 },
  },
};
