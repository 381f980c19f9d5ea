import { Failure } from '../../../lib/failure';
import { graphql } from '../../../lib/graphql';

export const PayoutMoneyQuery = graphql(`
  query PayoutMoney {
    payoutOverview {
      balance {
        availableCents
        pendingCents
        instantCents
        instantFeeCents
      }
      debtCents
      nextPayoutAt
      failed {
        id
        amountCents
        failureText
      }
    }
  }
`);

export const MyPayoutsQuery = graphql(`
  query MyPayouts($after: String) {
    myPayouts(first: 20, after: $after) {
      nodes {
        id
        status
        instant
        amountCents
        feeCents
        createdAt
        arrivesAt
        failureText
        lines {
          bookingId
          chargeKind
          amountCents
          at
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const InstantPayoutMutation = graphql(
  `
    mutation RequestInstantPayout($input: InstantPayoutInput!) {
      requestInstantPayout(input: $input) {
        __typename
        ... on Payout {
          id
          status
          failureText
        }
        ...Failure
      }
    }
  `,
  [Failure],
);

export const ProveAgainMutation = graphql(
  `
    mutation ProveAgain($input: ProveAgainInput!) {
      proveAgain(input: $input) {
        __typename
        ...Failure
      }
    }
  `,
  [Failure],
);
