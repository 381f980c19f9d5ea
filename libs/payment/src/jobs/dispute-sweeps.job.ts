import { Inject, Injectable, Logger } from '@nestjs/common';
import { DAY, plus, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Jobs } from '#platform/jobs';
import { DisputeStore } from '../store/dispute.store.js';
import { AnswerDispute } from '../use-cases/answer-dispute.js';
import { AttachToDispute } from '../use-cases/attach-to-dispute.js';

/** How long what was written and sent about people is kept after a dispute has ended. */
const WORDS_KEPT = 365 * DAY;

/** What becomes due with disputes: evidence that nobody has sent, and words that are kept no longer. */
@Injectable()
export class DisputeSweeps {
  readonly #logger = new Logger('Payment');

  constructor(
    jobs: Jobs,
    private readonly evidence: AnswerDispute,
    disputes: DisputeStore,
    attaching: AttachToDispute,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    jobs.register({ name: 'payment.submit-evidence', cron: '*/10 * * * *', run: () => this.#submitDue() });
    jobs.register({
      name: 'payment.forget-evidence',
      cron: '10 4 * * *',
      run: async () => {
        const before = plus(clock.now(), -WORDS_KEPT);
        await disputes.forgetWords(before);
        await attaching.forget(before);
      },
    });
  }

  /** One that fails does not hold up the others; it is found again by the next sweep. */
  async #submitDue(): Promise<void> {
    for (const disputeId of await this.evidence.due(this.clock.now())) {
      try {
        await this.evidence.submitDue(disputeId);
      } catch (error) {
        const name = error instanceof Error ? error.name : 'unknown';
        this.#logger.warn({ disputeId, error: name }, 'Evidence could not be prepared');
      }
    }
  }
}
