import { Failure } from '../../lib/failure';
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

export const VisitLengthQuery = graphql(
  `
    query VisitLength($input: SearchInput!) {
      search(first: 1, input: $input) {
        __typename
        ... on SearchHitConnection {
          durationMinutes
        }
        ...Failure
      }
    }
  `,
  [Failure],
);

export const FreeSlotsQuery = graphql(`
  query FreeSlots($providerId: ID!, $durationMinutes: Int!, $from: LocalDate!, $to: LocalDate!, $placeId: ID) {
    freeSlots(providerId: $providerId, durationMinutes: $durationMinutes, from: $from, to: $to, placeId: $placeId) {
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
    placeId
    addressId
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
    cancellationPrecedence
    claimWindowHours
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
        ...Failure
        ... on SlotTaken {
          alternatives
        }
      }
    }
  `,
  [QuoteFragment, Failure],
);

export const HoldBookingMutation = graphql(
  `
    mutation HoldBooking($input: HoldBookingInput!) {
      holdBooking(input: $input) {
        __typename
        ... on Booking {
          id
        }
        ...Failure
        ... on SlotTaken {
          alternatives
        }
      }
    }
  `,
  [Failure],
);
