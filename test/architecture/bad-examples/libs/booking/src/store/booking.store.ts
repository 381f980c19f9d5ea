export const bookingStore = {};
