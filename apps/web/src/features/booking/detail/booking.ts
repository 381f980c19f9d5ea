import type { ResultOf } from '../../../lib/graphql';
import type { BookingQuery } from '../booking.documents';

export type Booking = ResultOf<typeof BookingQuery>['booking'];

/** Whether this person could ask for it in this state. */
export const can = (booking: Booking, command: Booking['availableCommands'][number]): boolean =>
  booking.availableCommands.includes(command);
