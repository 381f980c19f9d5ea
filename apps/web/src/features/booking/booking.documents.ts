import { graphql } from '../../lib/graphql';

export const OfferQuery = graphql(`
  query BookingOffer($providerId: ID!) {
    provider(id: $providerId) {
      id
      publicName
      municipality
      instantBook
      cancellationPolicy
      ratingAverage
      ratingCount
      services {
        serviceCode
        hourlyRateCents
      }
    }
    services {
      code
      name
      description
      minimumMinutes
      extras {
        code
        name
        minutes
        flatCents
      }
    }
  }
`);

/** Search knows how long a visit takes in a home. */
export const VisitLengthQuery = graphql(`
  query VisitLength($input: SearchInput!) {
    search(first: 1, input: $input) {
      __typename
      ... on SearchHitConnection {
        durationMinutes
      }
      ... on UserError {
        code
        message
      }
    }
  }
`);

export const FreeSlotsQuery = graphql(`
  query FreeSlots(
    $providerId: ID!
    $durationMinutes: Int!
    $from: LocalDate!
    $to: LocalDate!
    $place: SlotPlaceInput
  ) {
    freeSlots(providerId: $providerId, durationMinutes: $durationMinutes, from: $from, to: $to, place: $place) {
      start
      end
    }
  }
`);

export const QuoteFragment = graphql(`
  fragment QuoteDetails on Quote @_unmask {
    id
    serviceCode
    serviceName
    providerId
    providerPublicName
    municipality
    start
    end
    durationMinutes
    timeZone
    expiresAt
    totalCents
    lines {
      label
      amountCents
      kind
      extraCode
    }
    vat {
      basisPoints
      netCents
      vatCents
    }
    vatMention
    cancellationPolicy
    cancellationSteps {
      statement
      feeCents
      refundCents
      from
      until
    }
    paymentStatement
    heldNow
    withdrawalStatement
    withdrawalLastDay
    needsEarlyStartRequest
    guaranteeStatement
    orderLabel
    hash
    trader {
      legalName
      address
      email
      phone
      registrationNumber
      sapDeclarationNumber
    }
  }
`);

export const RequestQuoteMutation = graphql(
  `
    mutation RequestQuote($input: RequestQuoteInput!) {
      requestQuote(input: $input) {
        __typename
        ... on Quote {
          ...QuoteDetails
        }
        ... on UserError {
          code
          message
        }
        ... on SlotTaken {
          alternatives
        }
      }
    }
  `,
  [QuoteFragment],
);

export const HoldBookingMutation = graphql(`
  mutation HoldBooking($input: HoldBookingInput!) {
    holdBooking(input: $input) {
      __typename
      ... on Booking {
        id
      }
      ... on UserError {
        code
        message
      }
      ... on SlotTaken {
        alternatives
      }
    }
  }
`);

export const CheckoutMutation = graphql(`
  mutation BookingCheckout($input: BookingActionInput!) {
    bookingCheckout(input: $input) {
      __typename
      ... on BookingCheckout {
        url
      }
      ... on UserError {
        code
        message
      }
    }
  }
`);

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
        }
        quote {
          ...QuoteDetails
        }
      }
    }
  `,
  [QuoteFragment],
);

export const CancellationTermsQuery = graphql(`
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
      ... on UserError {
        code
        message
      }
    }
  }
`);

export const CancelBookingMutation = graphql(`
  mutation CancelBooking($input: CancelBookingInput!) {
    cancelBooking(input: $input) {
      __typename
      ... on Booking {
        id
        state
      }
      ... on UserError {
        code
        message
      }
      ... on CancellationFeeChanged {
        feeCents
      }
    }
  }
`);

export const ConfirmCompletionMutation = graphql(`
  mutation ConfirmCompletion($input: BookingActionInput!) {
    confirmCompletion(input: $input) {
      __typename
      ... on Booking {
        id
        state
      }
      ... on UserError {
        code
        message
      }
    }
  }
`);

export const ReportNoShowMutation = graphql(`
  mutation ReportProviderNoShow($input: ReportNoShowInput!) {
    reportNoShow(input: $input) {
      __typename
      ... on Booking {
        id
        state
      }
      ... on UserError {
        code
        message
      }
    }
  }
`);

export const ContestArrivalMutation = graphql(`
  mutation ContestArrival($bookingId: ID!) {
    contestArrival(bookingId: $bookingId) {
      __typename
      ... on Booking {
        id
        arrivalContestedAt
      }
      ... on UserError {
        code
        message
      }
    }
  }
`);

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

export const SubmitReviewMutation = graphql(`
  mutation SubmitReview($input: SubmitReviewInput!) {
    submitReview(input: $input) {
      __typename
      ... on BookingReviews {
        bookingId
        canReview
      }
      ... on UserError {
        code
        message
      }
    }
  }
`);
