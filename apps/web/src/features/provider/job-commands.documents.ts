import { Failure } from '../../lib/failure';
import { graphql } from '../../lib/graphql';

export const AcceptMutation = graphql(
  `
    mutation AcceptBooking($bookingId: ID!) {
      acceptBooking(bookingId: $bookingId) {
        __typename
        ... on Booking {
          id
          state
          availableCommands
        }
        ...Failure
      }
    }
  `,
  [Failure],
);

export const DeclineMutation = graphql(
  `
    mutation DeclineBooking($bookingId: ID!, $reason: DeclineReason!) {
      declineBooking(bookingId: $bookingId, reason: $reason) {
        __typename
        ... on Booking {
          id
          state
          availableCommands
        }
        ...Failure
      }
    }
  `,
  [Failure],
);

export const StartVisitMutation = graphql(
  `
    mutation StartVisit($input: StartVisitInput!) {
      startVisit(input: $input) {
        __typename
        ... on Booking {
          id
          state
          availableCommands
        }
        ...Failure
        ... on ArrivalCodeWrong {
          triesLeft
        }
      }
    }
  `,
  [Failure],
);

export const DeclareArrivalMutation = graphql(
  `
    mutation DeclareArrival($bookingId: ID!) {
      declareArrival(bookingId: $bookingId) {
        __typename
        ... on Booking {
          id
          state
          availableCommands
        }
        ...Failure
      }
    }
  `,
  [Failure],
);

export const FinishVisitMutation = graphql(
  `
    mutation FinishVisit($input: FinishVisitInput!) {
      finishVisit(input: $input) {
        __typename
        ... on Booking {
          id
          state
          availableCommands
        }
        ...Failure
      }
    }
  `,
  [Failure],
);

export const ReportNoShowMutation = graphql(
  `
    mutation ReportCustomerNoShow($input: ReportNoShowInput!) {
      reportNoShow(input: $input) {
        __typename
        ... on Booking {
          id
          state
          availableCommands
        }
        ...Failure
      }
    }
  `,
  [Failure],
);

export const CancelTermsQuery = graphql(
  `
    query JobCancellationTerms($bookingId: ID!) {
      cancellationTerms(bookingId: $bookingId) {
        __typename
        ... on CancellationTerms {
          bookingId
          feeCents
          steps {
            from
            explanation
            feeCents
            refundCents
          }
        }
        ...Failure
      }
    }
  `,
  [Failure],
);

export const CancelJobMutation = graphql(
  `
    mutation CancelJob($input: CancelBookingInput!) {
      cancelBooking(input: $input) {
        __typename
        ... on Booking {
          id
          state
          availableCommands
        }
        ...Failure
      }
    }
  `,
  [Failure],
);
