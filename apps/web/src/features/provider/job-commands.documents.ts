import { Failure } from '../../lib/failure';
import { graphql } from '../../lib/graphql';

/** What a command changes of a booking: every screen that shows it follows. */
const MovedBooking = graphql(`
  fragment MovedBooking on Booking @_unmask {
    id
    state
    availableCommands
  }
`);

export const AcceptMutation = graphql(
  `
    mutation AcceptBooking($bookingId: ID!) {
      acceptBooking(bookingId: $bookingId) {
        __typename
        ...MovedBooking
        ...Failure
      }
    }
  `,
  [Failure, MovedBooking],
);

export const DeclineMutation = graphql(
  `
    mutation DeclineBooking($bookingId: ID!, $reason: DeclineReason!) {
      declineBooking(bookingId: $bookingId, reason: $reason) {
        __typename
        ...MovedBooking
        ...Failure
      }
    }
  `,
  [Failure, MovedBooking],
);

export const StartVisitMutation = graphql(
  `
    mutation StartVisit($input: StartVisitInput!) {
      startVisit(input: $input) {
        __typename
        ...MovedBooking
        ...Failure
        ... on ArrivalCodeWrong {
          triesLeft
        }
      }
    }
  `,
  [Failure, MovedBooking],
);

export const DeclareArrivalMutation = graphql(
  `
    mutation DeclareArrival($bookingId: ID!) {
      declareArrival(bookingId: $bookingId) {
        __typename
        ...MovedBooking
        ...Failure
      }
    }
  `,
  [Failure, MovedBooking],
);

export const FinishVisitMutation = graphql(
  `
    mutation FinishVisit($input: FinishVisitInput!) {
      finishVisit(input: $input) {
        __typename
        ...MovedBooking
        ...Failure
      }
    }
  `,
  [Failure, MovedBooking],
);

export const ReportNoShowMutation = graphql(
  `
    mutation ReportCustomerNoShow($input: ReportNoShowInput!) {
      reportNoShow(input: $input) {
        __typename
        ...MovedBooking
        ...Failure
      }
    }
  `,
  [Failure, MovedBooking],
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
        ...MovedBooking
        ...Failure
      }
    }
  `,
  [Failure, MovedBooking],
);
