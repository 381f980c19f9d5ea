import { Injectable } from '@nestjs/common';
import { loader } from '#platform/graphql';
import { ReadReviews, type ReviewsOfBooking } from '../use-cases/read-reviews.js';

/** Reviews of many visits in two statements a request. */
@Injectable()
export class ReviewLoaders {
  constructor(private readonly reader: ReadReviews) {}

  ofBooking(userId: string, bookingId: string): Promise<ReviewsOfBooking | null> {
    return loader<string, ReviewsOfBooking | null>(`review.of-booking:${userId}`, (ids) =>
      this.reader.ofBookings(userId, ids),
    ).load(bookingId);
  }
}
