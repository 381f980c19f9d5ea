import { Failure } from '../../../lib/failure';
import { graphql, type ResultOf } from '../../../lib/graphql';

const UnpaidParts = graphql(`
  fragment UnpaidParts on UnpaidCharge @_unmask {
    id
    bookingId
    description
    kind
    state
    amountCents
    providerShareCents
    since
    payBy
    askedAgainAt
    mayAskAgain
    lastRefusal
    writtenOffAt
    writeOffReason
  }
`);

export type UnpaidCharge = ResultOf<typeof UnpaidParts>;

export const UnpaidChargesQuery = graphql(
  `
    query UnpaidCharges($list: UnpaidList!, $after: String) {
      unpaidCharges(list: $list, first: 20, after: $after) {
        nodes {
          ...UnpaidParts
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [UnpaidParts],
);

export const AskChargeAgainMutation = graphql(
  `
    mutation AskChargeAgain($id: ID!) {
      askChargeAgain(id: $id) {
        __typename
        ...UnpaidParts
        ...Failure
      }
    }
  `,
  [UnpaidParts, Failure],
);

export const WriteOffChargeMutation = graphql(
  `
    mutation WriteOffCharge($input: WriteOffChargeInput!) {
      writeOffCharge(input: $input) {
        __typename
        ...UnpaidParts
        ...Failure
      }
    }
  `,
  [UnpaidParts, Failure],
);
