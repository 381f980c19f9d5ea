import { booking } from '#booking';
export const unknownFeature = booking;
