import { Failure } from '../../lib/failure';
import { graphql } from '../../lib/graphql';

export const DocumentFragment = graphql(`
  fragment DocumentRow on BillingDocument @_unmask {
    id
    kind
    number
    issuedOn
    bookingId
    totalCents
    inMyName
    path
    visit {
      reference
      start
      timeZone
      providerName
    }
  }
`);

export const MyDocumentsQuery = graphql(
  `
    query MyDocuments($side: BillingSide!, $kind: BillingDocumentKind, $after: String) {
      myDocuments(side: $side, kind: $kind, first: 20, after: $after) {
        nodes {
          ...DocumentRow
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [DocumentFragment],
);

export const BookingDocumentsQuery = graphql(
  `
    query BookingDocuments($bookingId: ID!) {
      bookingDocuments(bookingId: $bookingId) {
        ...DocumentRow
      }
    }
  `,
  [DocumentFragment],
);

const InvoicingFragment = graphql(`
  fragment Invoicing on ProviderInvoicing @_unmask {
    vatRegime
    sapDeclarationNumber
    siret
    mandate {
      version
      text
      acceptedAt
      endedAt
      waitingDocuments
    }
    threshold {
      year
      turnoverCents
      thresholdCents
      upperThresholdCents
      level
    }
  }
`);

export const InvoicingQuery = graphql(
  `
    query MyInvoicing {
      myInvoicing {
        ...Invoicing
      }
    }
  `,
  [InvoicingFragment],
);

export const AcceptMandateMutation = graphql(
  `
    mutation AcceptInvoicingMandate($version: String!) {
      acceptInvoicingMandate(version: $version) {
        __typename
        ... on ProviderInvoicing {
          ...Invoicing
        }
        ...Failure
      }
    }
  `,
  [InvoicingFragment, Failure],
);

export const EndMandateMutation = graphql(
  `
    mutation EndInvoicingMandate {
      endInvoicingMandate {
        __typename
        ... on ProviderInvoicing {
          ...Invoicing
        }
        ... on UserError {
          code
          message
        }
      }
    }
  `,
  [InvoicingFragment],
);
