export class BookingObject {}
