import { bookingStore } from '../../booking/src/store/booking.store.js';
export const aroundTheFrontDoor = bookingStore;
