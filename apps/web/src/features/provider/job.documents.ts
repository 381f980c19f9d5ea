import { graphql } from '../../lib/graphql';

const JobFields = graphql(`
  fragment JobFields on Booking @_unmask {
    id
    reference
    state
    start
    end
    timeZone
    municipality
    serviceCode
    customerPublicName
    providerNetCents
    answerBy
    lateness
    finishedAt
    availableCommands
  }
`);

const PayFields = graphql(`
  fragment PayFields on PaymentSummary @_unmask {
    state
    feeCents
    providerShareCents
    transferredCents
    transferDueAt
  }
`);

/** What lies ahead and what is over, nearest first in both. */
export const JobsQuery = graphql(
  `
    query Jobs($after: String) {
      upcoming: myJobs(period: UPCOMING, first: 50, after: $after) {
        edges {
          cursor
          node {
            ...JobFields
          }
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
      past: myJobs(period: PAST, first: 50) {
        edges {
          cursor
          node {
            ...JobFields
          }
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  `,
  [JobFields],
);

export const EarningsQuery = graphql(
  `
    query Earnings($after: String) {
      myJobs(period: PAST, first: 20, after: $after) {
        edges {
          cursor
          node {
            id
            reference
            state
            start
            end
            timeZone
            municipality
            serviceCode
            customerPublicName
            providerNetCents
            furtherCharges {
              kind
              state
              providerShareCents
            }
            payment {
              ...PayFields
              history {
                at
                what
                amountCents
              }
            }
          }
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  `,
  [PayFields],
);

/** Without the address: asking for it is a look that is logged. */
export const JobQuery = graphql(
  `
    query Job($id: ID!) {
      booking(id: $id) {
        ...JobFields
        viewer
        confirmedAt
        arrivedAt
        arrivalProof
        arrivalContestedAt
        completesAt
        claimWindowEndsAt
        declineReason
        rescue {
          decideBy
          outcome
        }
        cancellation {
          basis
          feeCents
        }
        history {
          to
          by
          at
        }
        checklist {
          point
          label
          done
          note
        }
        payment {
          ...PayFields
        }
      }
    }
  `,
  [JobFields, PayFields],
);

export const JobAddressQuery = graphql(`
  query JobAddress($id: ID!) {
    booking(id: $id) {
      id
      address {
        stage
        street
        postalCode
        municipality
        complement
        floor
        doorCode
        notes
        distanceMetres
      }
    }
  }
`);
