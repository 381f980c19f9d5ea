import { Failure } from '../../lib/failure';
import { graphql } from '../../lib/graphql';

export const ReferenceRequestQuery = graphql(`
  query ReferenceRequest($token: String!) {
    referenceRequest(token: $token) {
      providerPublicName
      relationship
      expiresAt
    }
  }
`);

export const AnswerReferenceMutation = graphql(
  `
    mutation AnswerReference($token: String!, $recommends: Boolean!, $comment: String!) {
      answerReference(token: $token, recommends: $recommends, comment: $comment) {
        __typename
        ...Failure
      }
    }
  `,
  [Failure],
);
