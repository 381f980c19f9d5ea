import { Failure } from '../../lib/failure';
import { graphql } from '../../lib/graphql';

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

export const ApplyMutation = graphql(
  `
    mutation ApplyAsProvider($input: ApplyAsProviderInput!) {
      applyAsProvider(input: $input) {
        __typename
        ... on ProviderFile {
          id
        }
        ...Failure
        ... on InvalidProfile {
          field
        }
      }
    }
  `,
  [Failure],
);

export const UpdateProfileMutation = graphql(
  `
    mutation UpdateProviderProfile($input: UpdateProviderProfileInput!) {
      updateProviderProfile(input: $input) {
        __typename
        ... on ProviderFile {
          ...FileFields
        }
        ...Failure
        ... on InvalidProfile {
          field
        }
      }
    }
  `,
  [FileFields, Failure],
);

export const SetServicesMutation = graphql(
  `
    mutation SetProviderServices($services: [ProviderServiceInput!]!) {
      setProviderServices(services: $services) {
        __typename
        ... on ProviderFile {
          ...FileFields
        }
        ...Failure
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
  [FileFields, Failure],
);

export const SubmitCredentialMutation = graphql(
  `
    mutation SubmitCredential($input: SubmitCredentialInput!) {
      submitCredential(input: $input) {
        __typename
        ... on ProviderFile {
          ...FileFields
        }
        ...Failure
        ... on InvalidCredential {
          field
        }
      }
    }
  `,
  [FileFields, Failure],
);

export const PublishMutation = graphql(
  `
    mutation PublishListing {
      publishListing {
        __typename
        ... on ProviderFile {
          ...FileFields
        }
        ...Failure
      }
    }
  `,
  [FileFields, Failure],
);

export const PauseMutation = graphql(
  `
    mutation PauseListing {
      pauseListing {
        __typename
        ... on ProviderFile {
          ...FileFields
        }
        ...Failure
      }
    }
  `,
  [FileFields, Failure],
);

export const AppealMutation = graphql(
  `
    mutation AppealSuspension($statement: String!) {
      appealSuspension(statement: $statement) {
        __typename
        ... on ProviderFile {
          ...FileFields
        }
        ...Failure
      }
    }
  `,
  [FileFields, Failure],
);
