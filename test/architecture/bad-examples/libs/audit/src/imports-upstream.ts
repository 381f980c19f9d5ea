import { booking } from '#booking';
export const upstream = booking;
