import { Injectable, Logger } from '@nestjs/common';
import { Jobs } from '#platform/jobs';
import { SealChain } from '../use-cases/seal-chain.js';
import { VerifyChain } from '../use-cases/verify-chain.js';

/** Seals every minute; verifies the whole chain every night, so that tampering is seen without anybody asking. */
@Injectable()
export class SealAuditChain {
  readonly #logger = new Logger('Audit');

  constructor(jobs: Jobs, sealChain: SealChain, verifyChain: VerifyChain) {
    jobs.register({
      name: 'audit.seal-chain',
      cron: '* * * * *',
      run: async () => {
        await sealChain.run();
      },
    });
    jobs.register({
      name: 'audit.verify-chain',
      cron: '40 3 * * *',
      run: async () => {
        const { problems } = await verifyChain.run();
        const [first] = problems;
        if (first)
          this.#logger.error(
            `Audit chain broken: ${problems.length} problem(s), first ${first.kind} at ${first.position}`,
          );
      },
    });
  }
}
