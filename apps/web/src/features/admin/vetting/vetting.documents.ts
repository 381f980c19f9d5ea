import { Failure } from '../../../lib/failure';
import { graphql, type ResultOf } from '../../../lib/graphql';

export const VettingQueueQuery = graphql(`
  query VettingQueue($after: String) {
    vettingQueue(first: 20, after: $after) {
      nodes {
        credentialId
        providerId
        publicName
        serviceCode
        state
        submittedAt
        type
        version
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const ReviewedFile = graphql(`
  fragment ReviewedFile on ProviderFile @_unmask {
    id
    listingState
    pausedBy
    payoutsReady
    hasWorkingHours
    requiredUntil
    termsVersion
    vat
    profile {
      id
      publicName
      kind
      municipality
      radiusMetres
      languages
      memberSince
      bio
    }
    trader {
      legalName
      address
      email
      phone
    }
    missing {
      code
      message
    }
    offers {
      serviceCode
      hourlyRateCents
    }
    suspension {
      reasonCode
      statement
      suspendedAt
      appeal
      appealedAt
    }
    references {
      id
      name
      relationship
      invitedAt
      answeredAt
      comment
      recommends
    }
    credentials {
      id
      type
      state
      required
      version
      serviceCode
      referenceId
      submittedAt
      validFrom
      validUntil
      documentIds
      whatToDo
      facts {
        name
        value
      }
      decisions {
        version
        outcome
        reasonCode
        note
        decidedAt
        decidedBy
      }
    }
  }
`);

export type File = ResultOf<typeof ReviewedFile>;
export type Credential = File['credentials'][number];

export const ProviderFileQuery = graphql(
  `
    query ProviderFile($id: ID!, $reason: FileViewReason!) {
      providerFile(id: $id, reason: $reason) {
        ...ReviewedFile
      }
    }
  `,
  [ReviewedFile],
);

export const StartReviewMutation = graphql(
  `
    mutation StartCredentialReview($credentialId: ID!) {
      startCredentialReview(credentialId: $credentialId) {
        __typename
        ...ReviewedFile
        ...Failure
      }
    }
  `,
  [ReviewedFile, Failure],
);

export const DecideMutation = graphql(
  `
    mutation DecideCredential($input: DecideCredentialInput!) {
      decideCredential(input: $input) {
        __typename
        ...ReviewedFile
        ...Failure
      }
    }
  `,
  [ReviewedFile, Failure],
);

export const RevokeMutation = graphql(
  `
    mutation RevokeCredential($input: RevokeCredentialInput!) {
      revokeCredential(input: $input) {
        __typename
        ...ReviewedFile
        ...Failure
      }
    }
  `,
  [ReviewedFile, Failure],
);

export const SuspendMutation = graphql(
  `
    mutation SuspendProvider($providerId: ID!, $reason: SuspensionReason!, $statement: String!) {
      suspendProvider(providerId: $providerId, reason: $reason, statement: $statement) {
        __typename
        ...ReviewedFile
        ...Failure
      }
    }
  `,
  [ReviewedFile, Failure],
);

export const ReinstateMutation = graphql(
  `
    mutation ReinstateProvider($providerId: ID!, $statement: String!) {
      reinstateProvider(providerId: $providerId, statement: $statement) {
        __typename
        ...ReviewedFile
        ...Failure
      }
    }
  `,
  [ReviewedFile, Failure],
);

export const DocumentLinkMutation = graphql(`
  mutation CreateDocumentLink($documentId: ID!) {
    createDocumentLink(documentId: $documentId) {
      path
      expiresAt
    }
  }
`);

export const ServiceNamesQuery = graphql(`
  query AdminServiceNames {
    services {
      code
      name
    }
  }
`);
