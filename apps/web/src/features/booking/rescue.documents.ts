import { graphql } from '../../lib/graphql';

export const ReplacementsQuery = graphql(`
  query Replacements($bookingId: ID!) {
    replacements(bookingId: $bookingId) {
      serviceCode
      extraCodes
      durationMinutes
      placeId
      municipality
      addressId
      candidates {
        providerId
        publicName
        municipality
        instantBook
        ratingAverage
        ratingCount
        totalCents
      }
    }
  }
`);
