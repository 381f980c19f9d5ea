import { graphql } from '../../../lib/graphql';

export const StaffBookingsQuery = graphql(`
  query StaffBookings($state: BookingState, $reference: String, $userId: ID, $after: String) {
    staffBookings(first: 20, state: $state, reference: $reference, userId: $userId, after: $after) {
      nodes {
        id
        reference
        state
        serviceCode
        start
        timeZone
        municipality
        customerId
        customerPublicName
        providerPublicName
        totalCents
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
