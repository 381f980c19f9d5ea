import { cancelPaymentIntent } from './payments/payment-intent.js';
import { expireSession } from './payments/checkout-life.js';
import { closeUnanswered } from './resources/dispute-life.js';
import { arrivePayout } from './resources/payout-life.js';
import { runScheduledPayout } from './resources/payout-schedule.js';
import { failRefund } from './resources/refund-life.js';
import type { SandboxState } from './state.js';
import type { Deadline } from './store/deadline-store.js';

function run(state: SandboxState, { kind, object }: Deadline): void {
  switch (kind) {
    case 'expire-session': {
      const session = state.objects.find('checkout.session', object);
      if (session?.status === 'open') expireSession(state, session);
      return;
    }
    case 'expire-hold': {
      const intent = state.objects.find('payment_intent', object);
      if (intent?.status === 'requires_capture') cancelPaymentIntent(state, intent, 'automatic');
      return;
    }
    case 'answer-dispute':
      closeUnanswered(state, object);
      return;
    case 'arrive-payout':
      arrivePayout(state, object);
      return;
    case 'run-payouts':
      runScheduledPayout(state, object);
      return;
    case 'fail-refund':
      failRefund(state, object);
  }
}

/**
 * Does what time has made due: sessions and holds expire, payouts arrive. Call it inside a transaction.
 *
 * @returns how many things happened
 */
export function sweep(state: SandboxState): number {
  let count = 0;
  for (;;) {
    const due = state.deadlines.takeDue(state.clock.seconds());
    if (due === undefined) return count;
    run(state, due);
    count += 1;
  }
}
