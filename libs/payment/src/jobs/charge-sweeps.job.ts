import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Jobs } from '#platform/jobs';
import { ChargeStore } from '../store/charge.store.js';
import { SyncCharge } from '../use-cases/sync-charge.js';
import { TransferCharge } from '../use-cases/transfer-charge.js';

const EVERY_MINUTE = '* * * * *';

/** What becomes due with time for tips and overtime. Each sweep finds its rows by an index; the use case checks again. */
@Injectable()
export class ChargeSweeps {
  readonly #logger = new Logger('Payment');

  constructor(
    jobs: Jobs,
    charges: ChargeStore,
    transfers: TransferCharge,
    syncing: SyncCharge,
    @Inject(CLOCK) clock: Clock,
  ) {
    const sweeps = [
      {
        name: 'payment.transfer-charges-due',
        find: () => charges.dueForTransfer(clock.now()),
        act: (id: string) => transfers.transfer(id),
      },
      {
        name: 'payment.look-again-at-charges',
        find: () => charges.toLookAtAgain(clock.now()),
        act: (id: string) => syncing.lookAgain(id),
      },
      {
        name: 'payment.lapse-charges',
        find: () => charges.pastDeadline(clock.now()),
        act: (id: string) => syncing.lapse(id),
      },
    ];
    for (const sweep of sweeps) {
      jobs.register({ name: sweep.name, cron: EVERY_MINUTE, run: () => this.#run(sweep) });
    }
  }

  /** One that fails does not hold up the others; it is found again by the next sweep. */
  async #run(sweep: { name: string; find(): Promise<string[]>; act(id: string): Promise<void> }): Promise<void> {
    for (const chargeId of await sweep.find()) {
      try {
        await sweep.act(chargeId);
      } catch (error) {
        const code = error instanceof Error ? error.name : 'unknown';
        this.#logger.warn({ sweep: sweep.name, chargeId, error: code }, 'Sweep failed for a further charge');
      }
    }
  }
}
