import { Failure } from '../../lib/failure';
import { graphql } from '../../lib/graphql';
import { QuoteFragment } from './book.documents';

export const CheckoutMutation = graphql(
  `
    mutation BookingCheckout($input: BookingActionInput!) {
      bookingCheckout(input: $input) {
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

export const MyBookingsQuery = graphql(`
  query MyBookings($period: BookingPeriod!, $after: String) {
    myBookings(period: $period, first: 12, after: $after) {
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
          providerPublicName
          totalCents
          holdExpiresAt
          payment {
            state
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    services {
      code
      name
    }
  }
`);

export const BookingQuery = graphql(
  `
    query BookingDetails($id: ID!) {
      booking(id: $id) {
        id
        reference
        state
        viewer
        start
        end
        timeZone
        municipality
        serviceCode
        providerId
        providerPublicName
        provider {
          id
          listed
        }
        totalCents
        holdExpiresAt
        answerBy
        confirmedAt
        arrivedAt
        arrivalProof
        arrivalContestedAt
        arrivalCode
        finishedAt
        completesAt
        claimWindowEndsAt
        lateness
        declineReason
        rescue {
          decideBy
          outcome
          replacementId
        }
        availableCommands
        cancellation {
          basis
          feeCents
          refundCents
        }
        history {
          to
          by
          at
        }
        address {
          stage
          street
          postalCode
          municipality
          complement
          floor
          doorCode
          notes
        }
        addressViews {
          at
          stage
          viewerName
        }
        checklist {
          point
          label
          done
          note
        }
        payment {
          state
          totalCents
          creditCents
          heldCents
          capturedCents
          refundedCents
          feeCents
          actionRequiredBy
          history {
            what
            at
            amountCents
          }
          refunds {
            id
            furtherCharge
            amountCents
            status
            requestedAt
            sentAt
            failedAt
            arrivesBy
          }
        }
        quote {
          ...QuoteDetails
        }
      }
    }
  `,
  [QuoteFragment],
);

export const CancellationTermsQuery = graphql(
  `
    query CancellationTerms($bookingId: ID!) {
      cancellationTerms(bookingId: $bookingId) {
        __typename
        ... on CancellationTerms {
          bookingId
          feeCents
          steps {
            from
            basis
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

export const CancelBookingMutation = graphql(
  `
    mutation CancelBooking($input: CancelBookingInput!) {
      cancelBooking(input: $input) {
        __typename
        ... on Booking {
          id
          state
        }
        ...Failure
        ... on CancellationFeeChanged {
          feeCents
        }
      }
    }
  `,
  [Failure],
);

export const ConfirmCompletionMutation = graphql(
  `
    mutation ConfirmCompletion($input: BookingActionInput!) {
      confirmCompletion(input: $input) {
        __typename
        ... on Booking {
          id
          state
        }
        ...Failure
      }
    }
  `,
  [Failure],
);

export const ReportNoShowMutation = graphql(
  `
    mutation ReportProviderNoShow($input: ReportNoShowInput!) {
      reportNoShow(input: $input) {
        __typename
        ... on Booking {
          id
          state
        }
        ...Failure
      }
    }
  `,
  [Failure],
);

export const ContestArrivalMutation = graphql(
  `
    mutation ContestArrival($bookingId: ID!) {
      contestArrival(bookingId: $bookingId) {
        __typename
        ... on Booking {
          id
          arrivalContestedAt
        }
        ...Failure
      }
    }
  `,
  [Failure],
);

export const ReviewsQuery = graphql(`
  query ReviewsOfBooking($bookingId: ID!) {
    reviewsOf(bookingId: $bookingId) {
      bookingId
      canReview
      closesAt
      mine {
        id
        overall
        quality
        punctuality
        communication
        text
        publishedAt
        reply {
          text
          repliedAt
        }
        removal {
          reason
        }
      }
      theirs {
        id
        overall
        text
        authorPublicName
      }
    }
  }
`);

export const SubmitReviewMutation = graphql(
  `
    mutation SubmitReview($input: SubmitReviewInput!) {
      submitReview(input: $input) {
        __typename
        ... on BookingReviews {
          bookingId
          canReview
        }
        ...Failure
      }
    }
  `,
  [Failure],
);
