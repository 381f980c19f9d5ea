import { Failure } from '../../lib/failure';
import { graphql } from '../../lib/graphql';

/** What waits for someone, as far as the permissions of the person go. */
export const OverviewQuery = graphql(`
  query AdminOverview(
    $vetting: Boolean!
    $content: Boolean!
    $finance: Boolean!
    $operations: Boolean!
    $support: Boolean!
  ) {
    vettingQueue(first: 50) @include(if: $vetting) {
      nodes {
        credentialId
      }
      pageInfo {
        hasNextPage
      }
    }
    reviewReports(first: 50) @include(if: $content) {
      nodes {
        id
      }
      pageInfo {
        hasNextPage
      }
    }
    openDisputes: disputes(list: OPEN, first: 50) @include(if: $finance) {
      nodes {
        id
      }
      pageInfo {
        hasNextPage
      }
    }
    lostDisputes: disputes(list: TO_DECIDE, first: 50) @include(if: $finance) {
      nodes {
        id
      }
      pageInfo {
        hasNextPage
      }
    }
    unpaidCharges(first: 50) @include(if: $finance) {
      nodes {
        id
      }
      pageInfo {
        hasNextPage
      }
    }
    parkedStripeEvents(first: 50) @include(if: $finance) {
      eventId
    }
    parkedPaymentOperations(first: 50) @include(if: $finance) {
      id
    }
    parkedJobs @include(if: $operations) {
      id
    }
    mailBacklog @include(if: $support) {
      waiting
      failed
      oldestQueuedAt
    }
  }
`);

export const AuditQuery = graphql(`
  query AuditLog($filter: AuditLogFilter, $after: String) {
    auditLog(filter: $filter, first: 50, after: $after) {
      nodes {
        id
        at
        actorKind
        actorId
        action
        subjectType
        subjectId
        details {
          name
          value
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const LedgerQuery = graphql(`
  query LedgerOfBooking($bookingId: ID!) {
    ledgerOfBooking(bookingId: $bookingId) {
      id
      kind
      occurredAt
      entries {
        account
        ownerId
        amountCents
      }
    }
  }
`);

export const ParkedJobsQuery = graphql(`
  query ParkedJobs {
    parkedJobs {
      id
      lane
      name
      failedAt
      attempts
    }
  }
`);

export const ReplayJobMutation = graphql(`
  mutation ReplayParkedJob($id: ID!, $lane: JobLane!) {
    replayParkedJob(id: $id, lane: $lane)
  }
`);

export const ParkedEventsQuery = graphql(`
  query ParkedStripeEvents {
    parkedStripeEvents(first: 50) {
      eventId
      type
      objectId
      receivedAt
      tries
      lastError
    }
  }
`);

export const ReplayEventMutation = graphql(`
  mutation ReplayStripeEvent($eventId: ID!) {
    replayStripeEvent(eventId: $eventId)
  }
`);

export const ParkedPaymentsQuery = graphql(`
  query ParkedPaymentOperations {
    parkedPaymentOperations(first: 50) {
      id
      paymentId
      kind
      amountCents
      createdAt
      tries
      failureCode
    }
  }
`);

export const RetryPaymentMutation = graphql(`
  mutation RetryPaymentOperation($id: ID!) {
    retryPaymentOperation(id: $id)
  }
`);

export const MailBacklogQuery = graphql(`
  query MailBacklog {
    mailBacklog {
      waiting
      failed
      oldestQueuedAt
    }
  }
`);

export const ReportsQuery = graphql(`
  query ReviewReports($after: String) {
    reviewReports(first: 20, after: $after) {
      nodes {
        id
        reason
        explanation
        reportedAt
        review {
          id
          authorPublicName
          experienceDate
          serviceCode
          overall
          text
          publishedAt
          reply {
            text
            repliedAt
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const DecideReportMutation = graphql(
  `
    mutation DecideReviewReport($input: DecideReviewReportInput!) {
      decideReviewReport(input: $input) {
        __typename
        ... on ReviewReportDecision {
          reportId
          outcome
        }
        ...Failure
      }
    }
  `,
  [Failure],
);

export const AccountQuery = graphql(`
  query UserAccount($id: ID!, $reason: LookReason!) {
    userAccount(id: $id, reason: $reason) {
      id
      email
      publicName
      firstName
      lastName
      phone
      roles
      permissions
      standing
      sessionCount
      createdAt
    }
  }
`);

export const SetStandingMutation = graphql(`
  mutation SetUserStanding($id: ID!, $standing: UserStanding!, $reason: StandingReason!) {
    setUserStanding(id: $id, standing: $standing, reason: $reason)
  }
`);

export const SetPermissionsMutation = graphql(`
  mutation SetAdminPermissions($id: ID!, $permissions: [Permission!]!) {
    setAdminPermissions(id: $id, permissions: $permissions)
  }
`);
