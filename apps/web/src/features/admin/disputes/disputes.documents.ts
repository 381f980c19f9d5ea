import { Failure } from '../../../lib/failure';
import { graphql, type ResultOf } from '../../../lib/graphql';

const DisputeParts = graphql(`
  fragment DisputeParts on Dispute @_unmask {
    id
    stripeId
    bookingId
    status
    reason
    amountCents
    withdrawnCents
    clawbackCents
    capturedCents
    refundedCents
    openedAt
    dueBy
    closedAt
    answerable
    evidenceAskedAt
    evidenceFailure
    submissionCount
    pastDue
    toDecide
    bearer
    borneCents
    decidedAt
  }
`);

const DisputeFileParts = graphql(
  `
    fragment DisputeFileParts on DisputeFile @_unmask {
      dispute {
        ...DisputeParts
      }
      evidence {
        field
        text
      }
      documents {
        field
        title
        url
      }
      attachments {
        id
        field
        contentType
        bytes
        url
        failure
      }
      attachmentLimit
      note
      noteLimit
      decisionReason
    }
  `,
  [DisputeParts],
);

export type Dispute = ResultOf<typeof DisputeParts>;
export type DisputeFile = ResultOf<typeof DisputeFileParts>;

export const DisputesQuery = graphql(
  `
    query AdminDisputes($list: DisputeList!, $after: String) {
      disputes(list: $list, first: 20, after: $after) {
        nodes {
          ...DisputeParts
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [DisputeParts],
);

export const DisputeQuery = graphql(
  `
    query AdminDispute($id: ID!) {
      dispute(id: $id) {
        ...DisputeFileParts
      }
    }
  `,
  [DisputeFileParts],
);

export const NoteMutation = graphql(
  `
    mutation NoteDispute($input: DisputeNoteInput!) {
      noteDispute(input: $input) {
        __typename
        ...DisputeFileParts
        ...Failure
      }
    }
  `,
  [DisputeFileParts, Failure],
);

export const SubmitMutation = graphql(
  `
    mutation SubmitDisputeEvidence($id: ID!) {
      submitDisputeEvidence(id: $id) {
        __typename
        ...DisputeFileParts
        ...Failure
      }
    }
  `,
  [DisputeFileParts, Failure],
);

export const AttachMutation = graphql(
  `
    mutation AttachToDispute($input: AttachToDisputeInput!) {
      attachToDispute(input: $input) {
        __typename
        ...DisputeFileParts
        ...Failure
      }
    }
  `,
  [DisputeFileParts, Failure],
);

export const DetachMutation = graphql(
  `
    mutation DetachFromDispute($input: DetachFromDisputeInput!) {
      detachFromDispute(input: $input) {
        __typename
        ...DisputeFileParts
        ...Failure
      }
    }
  `,
  [DisputeFileParts, Failure],
);

export const DecideLostMutation = graphql(
  `
    mutation DecideDispute($input: DecideDisputeInput!) {
      decideDispute(input: $input) {
        __typename
        ...DisputeFileParts
        ...Failure
      }
    }
  `,
  [DisputeFileParts, Failure],
);

export const AllowanceQuery = graphql(`
  query RefundAllowance($bookingId: ID!, $target: RefundTarget!) {
    refundAllowance(bookingId: $bookingId, target: $target) {
      leftCents
      allowedCents
      limitCents
      disputeOpen
    }
  }
`);

export const RefundMutation = graphql(
  `
    mutation RefundBooking($input: RefundBookingInput!) {
      refundBooking(input: $input) {
        __typename
        ... on RefundAccepted {
          refundId
          allowance {
            leftCents
            allowedCents
            limitCents
            disputeOpen
          }
        }
        ...Failure
      }
    }
  `,
  [Failure],
);
