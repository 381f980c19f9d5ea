import { Injectable, Logger } from '@nestjs/common';
import { Jobs } from '#platform/jobs';
import { CheckIndex } from '../use-cases/check-index.js';

/**
 * Every night all rows of search are compared with what they are made from. Newcomers' bonus melts by the day, so some
 * ranks always move; whatever else was wrong is repaired as well.
 */
@Injectable()
export class CheckDrift {
  private readonly logger = new Logger('Search');

  constructor(jobs: Jobs, check: CheckIndex) {
    jobs.register({
      name: 'search.check-drift',
      cron: '10 3 * * *',
      run: async () => {
        const { checked, repaired } = await check.execute();
        this.logger.log({ checked, repaired }, 'Search index checked');
      },
    });
  }
}
