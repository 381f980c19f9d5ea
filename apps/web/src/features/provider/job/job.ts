import type { ResultOf } from '../../../lib/graphql';
import type { JobQuery } from '../job.documents';

/** A visit with all that its page shows. */
export type JobDetails = ResultOf<typeof JobQuery>['booking'];
