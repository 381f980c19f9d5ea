import { graphql } from '../../lib/graphql';

export const OwedDocumentsQuery = graphql(`
  query OwedDocuments($waitsFor: OwedDocumentWait, $after: String) {
    owedDocuments(waitsFor: $waitsFor, first: 20, after: $after) {
      nodes {
        id
        kind
        bookingId
        bookingReference
        providerName
        amountCents
        occurredAt
        waitsFor
        tries
        nextTryAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const RetryOwedDocumentMutation = graphql(`
  mutation RetryOwedDocument($id: ID!) {
    retryOwedDocument(id: $id) {
      id
      waitsFor
      tries
      nextTryAt
    }
  }
`);
