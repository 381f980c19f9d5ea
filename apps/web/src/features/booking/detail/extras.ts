import type { ResultOf } from '../../../lib/graphql';
import type { ExtrasQuery } from '../extras.documents';

type Extras = ResultOf<typeof ExtrasQuery>['booking'];
export type Charge = Extras['furtherCharges'][number];
export type Overtime = NonNullable<Extras['overtime']>;
