import { Inject, Injectable, Logger } from '@nestjs/common';
import { DAY, plus, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Jobs } from '#platform/jobs';
import { authorisationRules } from '../domain/authorisation-schedule.js';
import { PaymentReads } from '../store/payment.reads.js';
import { AuthorisePayment } from '../use-cases/authorise-payment.js';
import { GiveUpPayment } from '../use-cases/give-up-payment.js';
import { GuardHold } from '../use-cases/guard-hold.js';
import { LookAgain } from '../use-cases/look-again.js';
import { SettlePayment } from '../use-cases/settle-payment.js';
import { TransferShare } from '../use-cases/transfer-share.js';

/** Card networks let a customer dispute a payment for 120 days (https://docs.stripe.com/disputes/how-disputes-work). */
const SETTLED_AFTER = 120 * DAY;

const EVERY_MINUTE = '* * * * *';
const EVERY_TEN_MINUTES = '*/10 * * * *';
const EVERY_NIGHT = '40 3 * * *';

interface Sweep {
  readonly name: string;
  readonly cron: string;
  find(now: Date): Promise<string[]>;
  act(paymentId: string): Promise<void>;
}

/** What becomes due with time. Each sweep finds its payments by an index and hands them one by one to a use case that checks again. */
@Injectable()
export class PaymentSweeps {
  readonly #logger = new Logger('Payment');

  constructor(
    jobs: Jobs,
    reads: PaymentReads,
    authorise: AuthorisePayment,
    giveUp: GiveUpPayment,
    lookAgain: LookAgain,
    guard: GuardHold,
    transfer: TransferShare,
    settle: SettlePayment,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    const rules = authorisationRules(config.rules);
    const sweeps: Sweep[] = [
      {
        name: 'payment.authorise-due',
        cron: EVERY_MINUTE,
        find: (now) => reads.dueForAuthorisation(plus(now, rules.authoriseBefore)),
        act: (id) => authorise.authorise(id),
      },
      {
        name: 'payment.give-up-unsecured',
        cron: EVERY_MINUTE,
        find: (now) => reads.pastDeadline(now),
        act: (id) => giveUp.giveUp(id),
      },
      {
        name: 'payment.look-again',
        cron: EVERY_MINUTE,
        find: (now) => reads.toLookAtAgain(now),
        act: (id) => lookAgain.look(id),
      },
      {
        name: 'payment.guard-holds',
        cron: EVERY_TEN_MINUTES,
        find: (now) => reads.holdsEndingBefore(plus(now, rules.renewBefore)),
        act: (id) => guard.guard(id),
      },
      {
        name: 'payment.transfer-due',
        cron: EVERY_MINUTE,
        find: (now) => reads.dueForTransfer(now),
        act: (id) => transfer.transfer(id),
      },
      {
        name: 'payment.settle-old',
        cron: EVERY_NIGHT,
        find: (now) => reads.toSettle(plus(now, -SETTLED_AFTER)),
        act: (id) => settle.settle(id),
      },
    ];
    for (const sweep of sweeps) jobs.register({ name: sweep.name, cron: sweep.cron, run: () => this.#run(sweep) });
  }

  /** One that fails does not hold up the others; it is found again by the next sweep. */
  async #run(sweep: Sweep): Promise<void> {
    for (const paymentId of await sweep.find(this.clock.now())) {
      try {
        await sweep.act(paymentId);
      } catch (error) {
        this.#logger.warn(
          { sweep: sweep.name, paymentId, error: error instanceof Error ? error.name : 'unknown' },
          'Sweep failed for a payment',
        );
      }
    }
  }
}
