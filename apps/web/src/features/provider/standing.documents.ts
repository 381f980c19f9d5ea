import { Failure } from '../../lib/failure';
import { graphql } from '../../lib/graphql';

export const PayoutQuery = graphql(`
  query PayoutAccount {
    payoutAccount {
      ready
      started
      requirements {
        topic
        text
      }
    }
  }
`);

export const RefreshPayoutMutation = graphql(`
  mutation RefreshPayoutAccount {
    refreshPayoutAccount {
      ready
      started
      requirements {
        topic
        text
      }
    }
  }
`);

export const StartPayoutMutation = graphql(
  `
    mutation StartPayoutOnboarding {
      startPayoutOnboarding {
        __typename
        ... on PaymentPage {
          url
        }
        ...Failure
      }
    }
  `,
  [Failure],
);

export const MyReviewsQuery = graphql(`
  query MyReviews($providerId: ID!, $after: String) {
    providerReviews(providerId: $providerId, first: 10, after: $after) {
      sortedBy
      edges {
        cursor
        node {
          id
          authorPublicName
          experienceDate
          publishedAt
          overall
          quality
          punctuality
          communication
          serviceCode
          text
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
    providerReviewSummary(providerId: $providerId) {
      overall
      quality
      punctuality
      communication
      count
    }
  }
`);

export const ReplyMutation = graphql(
  `
    mutation ReplyToReview($input: ReplyToReviewInput!) {
      replyToReview(input: $input) {
        __typename
        ... on Review {
          id
          reply {
            text
            repliedAt
          }
        }
        ...Failure
      }
    }
  `,
  [Failure],
);

export const RankingQuery = graphql(`
  query MyRanking {
    myRankingInputs {
      listed
      ratingAverage
      ratingCount
      keptVisits
      brokenVisits
      firstListedAt
      services {
        serviceCode
        hourlyRateCents
        completedVisits
        score
        factors {
          relevance
          rating
          reliability
          price
          freshness
        }
      }
    }
  }
`);
