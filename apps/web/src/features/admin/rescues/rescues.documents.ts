import { graphql } from '../../../lib/graphql';

export const RescueQueueQuery = graphql(`
  query RescueQueue($after: String) {
    rescueQueue(first: 20, after: $after) {
      nodes {
        id
        bookingId
        reference
        reason
        openedAt
        decideBy
        replacementId
        serviceCode
        start
        timeZone
        municipality
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

export const LookAgainMutation = graphql(`
  mutation LookAgainAtRescue($bookingId: ID!) {
    lookAgainAtRescue(bookingId: $bookingId)
  }
`);
