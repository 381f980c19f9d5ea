import { Failure } from '../../lib/failure';
import { graphql } from '../../lib/graphql';

/** What is paid beside a visit, and the time that was asked for; each side sees its own amounts. */
export const ExtrasQuery = graphql(`
  query ExtrasOfBooking($id: ID!) {
    booking(id: $id) {
      id
      state
      timeZone
      furtherCharges {
        id
        kind
        state
        amountCents
        providerShareCents
        payBy
      }
      overtime {
        id
        state
        minutes
        amountCents
        providerNetCents
        expiresAt
      }
    }
  }
`);

export const GiveTipMutation = graphql(
  `
    mutation GiveTip($input: GiveTipInput!) {
      giveTip(input: $input) {
        __typename
        ... on Booking {
          id
        }
        ...Failure
      }
    }
  `,
  [Failure],
);

export const FurtherChargePageMutation = graphql(
  `
    mutation FurtherChargePage($input: FurtherChargePageInput!) {
      furtherChargePage(input: $input) {
        __typename
        ... on BookingCheckout {
          url
        }
        ...Failure
      }
    }
  `,
  [Failure],
);

export const ProposeOvertimeMutation = graphql(
  `
    mutation ProposeOvertime($input: ProposeOvertimeInput!) {
      proposeOvertime(input: $input) {
        __typename
        ... on Booking {
          id
        }
        ...Failure
      }
    }
  `,
  [Failure],
);

export const AnswerOvertimeMutation = graphql(
  `
    mutation AnswerOvertime($input: AnswerOvertimeInput!) {
      answerOvertime(input: $input) {
        __typename
        ... on Booking {
          id
        }
        ...Failure
      }
    }
  `,
  [Failure],
);

export const UsableCreditQuery = graphql(`
  query UsableCredit($quoteId: ID!) {
    usableCredit(quoteId: $quoteId)
  }
`);

export const CustomerCreditsQuery = graphql(`
  query CreditsOfBookingCustomer($bookingId: ID!) {
    creditsOfBookingCustomer(bookingId: $bookingId) {
      availableCents
    }
  }
`);

export const GrantGoodwillMutation = graphql(
  `
    mutation GrantGoodwillCredit($input: GrantGoodwillCreditInput!) {
      grantGoodwillCredit(input: $input) {
        __typename
        ... on Credit {
          id
        }
        ...Failure
      }
    }
  `,
  [Failure],
);
