import { Failure } from '../../lib/failure';
import { graphql } from '../../lib/graphql';

export const PlacesQuery = graphql(`
  query Places($text: String!, $first: Int!) {
    places(text: $text, first: $first) {
      id
      name
      postalCodes
      lat
      lng
    }
  }
`);

export const ServicesQuery = graphql(`
  query Services {
    services {
      code
      name
      description
      minimumMinutes
    }
  }
`);

const SearchHitFields = graphql(`
  fragment SearchHitFields on SearchHit @_unmask {
    distanceKm
    nextFreeSlot {
      start
      end
    }
    price {
      totalCents
      hourlyRateCents
      customerFeeCents
    }
    rating {
      average
      count
    }
    provider {
      id
      publicName
      municipality
      instantBook
      languages
      cancellationPolicy
      badges {
        type
        count
        serviceCode
        checkedAt
        validUntil
      }
    }
  }
`);

export const SearchQuery = graphql(
  `
    query Search($input: SearchInput!, $after: String) {
      search(input: $input, first: 12, after: $after) {
        __typename
        ...Failure
        ... on SearchHitConnection {
          durationMinutes
          edges {
            cursor
            node {
              ...SearchHitFields
            }
          }
          laterHits {
            ...SearchHitFields
          }
          pageInfo {
            endCursor
            hasNextPage
          }
        }
      }
    }
  `,
  [SearchHitFields, Failure],
);

export const ProviderQuery = graphql(`
  query ProviderPage($id: ID!) {
    provider(id: $id) {
      id
      publicName
      kind
      bio
      municipality
      radiusMetres
      languages
      instantBook
      cancellationPolicy
      taxCreditEligible
      memberSince
      ratingAverage
      ratingCount
      services {
        serviceCode
        hourlyRateCents
      }
      badges {
        type
        serviceCode
        checkedAt
        validUntil
      }
    }
    providerReviewSummary(providerId: $id) {
      overall
      quality
      punctuality
      communication
      count
      histogram
    }
  }
`);

export const FreeSlotsQuery = graphql(`
  query FreeSlots($providerId: ID!, $from: LocalDate!, $to: LocalDate!, $durationMinutes: Int!) {
    freeSlots(providerId: $providerId, from: $from, to: $to, durationMinutes: $durationMinutes) {
      start
      end
    }
  }
`);

export const ReviewsQuery = graphql(`
  query ProviderReviews($providerId: ID!, $after: String) {
    providerReviews(providerId: $providerId, first: 5, after: $after) {
      sortedBy
      edges {
        cursor
        node {
          id
          authorPublicName
          experienceDate
          publishedAt
          overall
          serviceCode
          text
          verifiedBooking
          verification
          reply {
            text
            repliedAt
          }
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);
