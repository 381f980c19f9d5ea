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
            payment {
              ...PayFields
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

export const AcceptMutation = graphql(`
  mutation AcceptBooking($bookingId: ID!) {
    acceptBooking(bookingId: $bookingId) {
      __typename
      ... on Booking {
        id
        state
        availableCommands
      }
      ... on UserError {
        code
        message
      }
    }
  }
`);

export const DeclineMutation = graphql(`
  mutation DeclineBooking($bookingId: ID!, $reason: DeclineReason!) {
    declineBooking(bookingId: $bookingId, reason: $reason) {
      __typename
      ... on Booking {
        id
        state
        availableCommands
      }
      ... on UserError {
        code
        message
      }
    }
  }
`);

export const StartVisitMutation = graphql(`
  mutation StartVisit($input: StartVisitInput!) {
    startVisit(input: $input) {
      __typename
      ... on Booking {
        id
        state
        availableCommands
      }
      ... on UserError {
        code
        message
      }
      ... on ArrivalCodeWrong {
        triesLeft
      }
    }
  }
`);

export const DeclareArrivalMutation = graphql(`
  mutation DeclareArrival($bookingId: ID!) {
    declareArrival(bookingId: $bookingId) {
      __typename
      ... on Booking {
        id
        state
        availableCommands
      }
      ... on UserError {
        code
        message
      }
    }
  }
`);

export const FinishVisitMutation = graphql(`
  mutation FinishVisit($input: FinishVisitInput!) {
    finishVisit(input: $input) {
      __typename
      ... on Booking {
        id
        state
        availableCommands
      }
      ... on UserError {
        code
        message
      }
    }
  }
`);

export const ReportNoShowMutation = graphql(`
  mutation ReportCustomerNoShow($input: ReportNoShowInput!) {
    reportNoShow(input: $input) {
      __typename
      ... on Booking {
        id
        state
        availableCommands
      }
      ... on UserError {
        code
        message
      }
    }
  }
`);

export const CancelTermsQuery = graphql(`
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
      ... on UserError {
        code
        message
      }
    }
  }
`);

export const CancelJobMutation = graphql(`
  mutation CancelJob($input: CancelBookingInput!) {
    cancelBooking(input: $input) {
      __typename
      ... on Booking {
        id
        state
        availableCommands
      }
      ... on UserError {
        code
        message
      }
    }
  }
`);

const FileFields = graphql(`
  fragment FileFields on ProviderFile @_unmask {
    id
    listingState
    pausedBy
    hasWorkingHours
    payoutsReady
    requiredUntil
    termsVersion
    vat
    missing {
      code
      credentialType
      serviceCode
      message
    }
    credentials {
      id
      type
      state
      required
      yourTurn
      whatToDo
      reasonCode
      referenceId
      serviceCode
      submittedAt
      validFrom
      validUntil
      documentIds
      facts {
        name
        value
      }
      decisions {
        version
        outcome
        note
        decidedAt
      }
    }
    references {
      id
      name
      relationship
      invitedAt
      answeredAt
    }
    offers {
      serviceCode
      hourlyRateCents
      netHourlyCents
      minimumCents
      maximumCents
    }
    profile {
      id
      publicName
      kind
      bio
      municipality
      radiusMetres
      languages
      instantBook
      cancellationPolicy
      listed
    }
    trader {
      legalName
      address
      phone
      email
    }
    suspension {
      reasonCode
      statement
      suspendedAt
      appeal
      appealedAt
    }
  }
`);

export const MyFileQuery = graphql(
  `
    query MyProviderFile {
      myProviderFile {
        ...FileFields
      }
    }
  `,
  [FileFields],
);

export const OfferedServicesQuery = graphql(`
  query OfferedServices {
    services {
      code
      name
      description
      minimumMinutes
    }
  }
`);

export const ApplyMutation = graphql(`
  mutation ApplyAsProvider($input: ApplyAsProviderInput!) {
    applyAsProvider(input: $input) {
      __typename
      ... on ProviderFile {
        id
      }
      ... on UserError {
        code
        message
      }
      ... on InvalidProfile {
        field
      }
    }
  }
`);

export const UpdateProfileMutation = graphql(
  `
    mutation UpdateProviderProfile($input: UpdateProviderProfileInput!) {
      updateProviderProfile(input: $input) {
        __typename
        ... on ProviderFile {
          ...FileFields
        }
        ... on UserError {
          code
          message
        }
        ... on InvalidProfile {
          field
        }
      }
    }
  `,
  [FileFields],
);

export const SetServicesMutation = graphql(
  `
    mutation SetProviderServices($services: [ProviderServiceInput!]!) {
      setProviderServices(services: $services) {
        __typename
        ... on ProviderFile {
          ...FileFields
        }
        ... on UserError {
          code
          message
        }
        ... on PriceOutOfBounds {
          serviceCode
          minimumCents
          maximumCents
        }
        ... on SkillNotVerified {
          serviceCode
        }
      }
    }
  `,
  [FileFields],
);

export const SubmitCredentialMutation = graphql(
  `
    mutation SubmitCredential($input: SubmitCredentialInput!) {
      submitCredential(input: $input) {
        __typename
        ... on ProviderFile {
          ...FileFields
        }
        ... on UserError {
          code
          message
        }
        ... on InvalidCredential {
          field
        }
      }
    }
  `,
  [FileFields],
);

export const PublishMutation = graphql(
  `
    mutation PublishListing {
      publishListing {
        __typename
        ... on ProviderFile {
          ...FileFields
        }
        ... on UserError {
          code
          message
        }
      }
    }
  `,
  [FileFields],
);

export const PauseMutation = graphql(
  `
    mutation PauseListing {
      pauseListing {
        __typename
        ... on ProviderFile {
          ...FileFields
        }
        ... on UserError {
          code
          message
        }
      }
    }
  `,
  [FileFields],
);

export const AppealMutation = graphql(
  `
    mutation AppealSuspension($statement: String!) {
      appealSuspension(statement: $statement) {
        __typename
        ... on ProviderFile {
          ...FileFields
        }
        ... on UserError {
          code
          message
        }
      }
    }
  `,
  [FileFields],
);

export const PayoutQuery = graphql(`
  query PayoutAccount {
    payoutAccount {
      ready
      started
      requirements {
        topic
        text
      }
    }
  }
`);

export const RefreshPayoutMutation = graphql(`
  mutation RefreshPayoutAccount {
    refreshPayoutAccount {
      ready
      started
      requirements {
        topic
        text
      }
    }
  }
`);

export const StartPayoutMutation = graphql(`
  mutation StartPayoutOnboarding {
    startPayoutOnboarding {
      __typename
      ... on PaymentPage {
        url
      }
      ... on UserError {
        code
        message
      }
    }
  }
`);

export const MyReviewsQuery = graphql(`
  query MyReviews($providerId: ID!, $after: String) {
    providerReviews(providerId: $providerId, first: 10, after: $after) {
      sortedBy
      edges {
        cursor
        node {
          id
          authorPublicName
          experienceDate
          publishedAt
          overall
          quality
          punctuality
          communication
          serviceCode
          text
          verification
          reply {
            text
            repliedAt
          }
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
    providerReviewSummary(providerId: $providerId) {
      overall
      quality
      punctuality
      communication
      count
    }
  }
`);

export const ReplyMutation = graphql(`
  mutation ReplyToReview($input: ReplyToReviewInput!) {
    replyToReview(input: $input) {
      __typename
      ... on Review {
        id
        reply {
          text
          repliedAt
        }
      }
      ... on UserError {
        code
        message
      }
    }
  }
`);

export const RankingQuery = graphql(`
  query MyRanking {
    myRankingInputs {
      listed
      ratingAverage
      ratingCount
      keptVisits
      brokenVisits
      firstListedAt
      services {
        serviceCode
        hourlyRateCents
        completedVisits
        score
        factors {
          relevance
          rating
          reliability
          price
          freshness
        }
      }
    }
  }
`);

const AvailabilityFields = graphql(`
  fragment AvailabilityFields on MyAvailability @_unmask {
    timeZone
    weeklyHours {
      weekday
      startMinute
      endMinute
    }
    exceptions {
      date
      hours {
        startMinute
        endMinute
      }
    }
    timeOff {
      id
      start
      end
    }
    settings {
      bufferBeforeMinutes
      bufferAfterMinutes
      dailyCapMinutes
      minNoticeMinutes
      horizonDays
    }
  }
`);

export const AvailabilityQuery = graphql(
  `
    query MyAvailability {
      myAvailability {
        ...AvailabilityFields
      }
    }
  `,
  [AvailabilityFields],
);

export const SetWeeklyHoursMutation = graphql(
  `
    mutation SetWeeklyHours($input: WeeklyHoursInput!) {
      setWeeklyHours(input: $input) {
        __typename
        ... on MyAvailability {
          ...AvailabilityFields
        }
        ... on UserError {
          code
          message
        }
      }
    }
  `,
  [AvailabilityFields],
);

export const SetExceptionMutation = graphql(
  `
    mutation SetDateException($input: DateExceptionInput!) {
      setDateException(input: $input) {
        __typename
        ... on MyAvailability {
          ...AvailabilityFields
        }
        ... on UserError {
          code
          message
        }
      }
    }
  `,
  [AvailabilityFields],
);

export const RemoveExceptionMutation = graphql(
  `
    mutation RemoveDateException($date: LocalDate!) {
      removeDateException(date: $date) {
        __typename
        ...AvailabilityFields
      }
    }
  `,
  [AvailabilityFields],
);

export const AddTimeOffMutation = graphql(
  `
    mutation AddTimeOff($input: TimeOffInput!) {
      addTimeOff(input: $input) {
        __typename
        ... on MyAvailability {
          ...AvailabilityFields
        }
        ... on UserError {
          code
          message
        }
      }
    }
  `,
  [AvailabilityFields],
);

export const RemoveTimeOffMutation = graphql(
  `
    mutation RemoveTimeOff($id: ID!) {
      removeTimeOff(id: $id) {
        __typename
        ... on MyAvailability {
          ...AvailabilityFields
        }
        ... on UserError {
          code
          message
        }
      }
    }
  `,
  [AvailabilityFields],
);

export const UpdateSettingsMutation = graphql(
  `
    mutation UpdateAvailabilitySettings($input: AvailabilitySettingsInput!) {
      updateAvailabilitySettings(input: $input) {
        __typename
        ... on MyAvailability {
          ...AvailabilityFields
        }
        ... on UserError {
          code
          message
        }
      }
    }
  `,
  [AvailabilityFields],
);
