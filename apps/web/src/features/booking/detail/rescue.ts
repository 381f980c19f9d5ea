import type { Booking } from './booking';

/** Whether the provider may not come, and nothing is decided yet. */
export const isBeingRescued = (booking: Pick<Booking, 'rescue'>): boolean => booking.rescue?.outcome === null;
