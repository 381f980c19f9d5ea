import { booking } from '#booking';
export const event = booking;
