import { BookingObject } from '../graphql/booking.object.js';
export const knowsGraphql = BookingObject;
