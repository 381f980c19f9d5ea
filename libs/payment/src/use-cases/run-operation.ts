import { Inject, Injectable, Logger } from '@nestjs/common';
import { MINUTE, ok, plus, SECOND, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Transactor } from '#platform/prisma';
import { StripeUnreachable } from '../adapters/stripe-answers.js';
import { OperationStore, type PaymentOperation } from '../store/operation.store.js';
import { PaymentStore } from '../store/payment.store.js';
import { AskAuthorise } from './ask-authorise.js';
import { AskCapture } from './ask-capture.js';
import { AskCharge } from './ask-charge.js';
import { AskChargePage } from './ask-charge-page.js';
import { AskChargeRefund } from './ask-charge-refund.js';
import { AskChargeReversal } from './ask-charge-reversal.js';
import { AskChargeTransfer } from './ask-charge-transfer.js';
import { AskEvidence } from './ask-evidence.js';
import { AskOpenCheckout } from './ask-open-checkout.js';
import { AskRefund } from './ask-refund.js';
import { AskRelease } from './ask-release.js';
import { AskReversal } from './ask-reversal.js';
import { AskTransfer } from './ask-transfer.js';
import type { Question } from './question.js';

/** After so many tries a person must look: with the delays below that is about two days. */
const MOST_TRIES = 200;
const LONGEST_DELAY = 15 * MINUTE;

/** When the next try is due: 2, 4, 8 … seconds, never more than 15 minutes. */
const delayAfter = (tries: number): number => Math.min(SECOND * 2 ** Math.min(tries, 12), LONGEST_DELAY);

/**
 * Asks Stripe one written-down question and writes the answer. Safe to be killed at any point and run again: the key comes
 * from the row, the answer is written once under the payment's lock.
 */
@Injectable()
export class RunOperation {
  readonly #questions: Record<PaymentOperation['kind'], Question>;
  readonly #logger = new Logger('Payment');

  constructor(
    private readonly operations: OperationStore,
    private readonly payments: PaymentStore,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
    openCheckout: AskOpenCheckout,
    authorise: AskAuthorise,
    release: AskRelease,
    capture: AskCapture,
    transfer: AskTransfer,
    refund: AskRefund,
    reversal: AskReversal,
    charge: AskCharge,
    chargePage: AskChargePage,
    chargeTransfer: AskChargeTransfer,
    chargeRefund: AskChargeRefund,
    chargeReversal: AskChargeReversal,
    evidence: AskEvidence,
  ) {
    this.#questions = {
      OPEN_CHECKOUT: openCheckout,
      AUTHORISE: authorise,
      RELEASE: release,
      CAPTURE: capture,
      TAKE_FEE: capture,
      TRANSFER: transfer,
      REFUND: refund,
      REVERSE: reversal,
      CHARGE: charge,
      OPEN_CHARGE_PAGE: chargePage,
      TRANSFER_CHARGE: chargeTransfer,
      REFUND_CHARGE: chargeRefund,
      REVERSE_CHARGE: chargeReversal,
      SUBMIT_EVIDENCE: evidence,
    };
  }

  /** Runs one operation, then whatever waits for the same payment. `false`: it was not ours to run (over, not due, taken). */
  async run(operationId: string): Promise<boolean> {
    const operation = await this.operations.claim(operationId, this.clock.now());
    if (!operation) return false;
    await this.#attempt(operation);
    const next = await this.operations.findNext(operation.paymentId, this.clock.now());
    if (next && next !== operationId) await this.run(next);
    return true;
  }

  async #attempt(operation: PaymentOperation): Promise<void> {
    const payment = await this.payments.find(operation.paymentId);
    if (!payment) throw new Error(`Operation ${operation.id} has no payment`);
    try {
      const answer = await this.#questions[operation.kind].ask(operation, payment);
      await this.transactor.run(async (tx) => {
        const current = await this.payments.lock(tx, payment.id);
        if (!(await this.operations.lockPending(tx, operation.id))) return ok(undefined);
        const end = await answer(tx, current);
        await this.operations.end(tx, operation.id, end, this.clock.now());
        return ok(undefined);
      });
    } catch (error) {
      await this.#postpone(operation, error);
    }
  }

  /** Not answered, or not understood: tried again later with the same question. Nothing is ever dropped. */
  async #postpone(operation: PaymentOperation, error: unknown): Promise<void> {
    const unreachable = error instanceof StripeUnreachable ? error : null;
    const code = unreachable?.code ?? (error instanceof Error ? error.name : 'unknown');
    const until = plus(this.clock.now(), delayAfter(operation.tries));
    this.#logger.warn(
      { operationId: operation.id, kind: operation.kind, tries: operation.tries, code },
      'Stripe operation postponed',
    );
    if (!unreachable) this.#logger.error(error instanceof Error ? error.stack : String(error));
    const park = operation.tries >= MOST_TRIES;
    await this.operations.postpone(operation, { until, code, uncertain: unreachable?.uncertain ?? false, park });
  }
}
