import { Failure } from '../../lib/failure';
import { graphql } from '../../lib/graphql';

export const ReconciliationRunsQuery = graphql(`
  query ReconciliationRuns {
    reconciliationRuns(first: 10) {
      nodes {
        id
        state
        byHand
        startedAt
        movementsSeen
        compared
        opened
        explained
        openAtEnd
        stripeCents
        ledgerCents
      }
    }
  }
`);

export const DifferencesQuery = graphql(`
  query ReconciliationDifferences($state: ReconciliationDifferenceState!, $after: String) {
    reconciliationDifferences(state: $state, first: 20, after: $after) {
      nodes {
        id
        kind
        state
        reference
        stripeGrossCents
        stripeFeeCents
        ledgerGrossCents
        ledgerFeeCents
        bookingId
        openedAt
        resolution
        note
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const RunReconciliationMutation = graphql(`
  mutation RunReconciliation {
    runReconciliation {
      id
      state
    }
  }
`);

export const ResolveDifferenceMutation = graphql(
  `
    mutation ResolveReconciliationDifference($input: ResolveReconciliationDifferenceInput!) {
      resolveReconciliationDifference(input: $input) {
        __typename
        ... on ReconciliationDifference {
          id
          state
        }
        ...Failure
      }
    }
  `,
  [Failure],
);

export const StripeEventsQuery = graphql(`
  query StripeEvents($status: StripeEventStatus, $type: String, $objectId: ID, $after: String) {
    stripeEvents(status: $status, type: $type, objectId: $objectId, first: 25, after: $after) {
      nodes {
        eventId
        type
        objectId
        status
        receivedAt
        tries
        lastError
        ignoredReason
        accountId
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
