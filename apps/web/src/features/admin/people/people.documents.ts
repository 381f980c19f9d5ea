import { graphql } from '../../../lib/graphql';

export const FindUsersQuery = graphql(`
  query FindUsers($email: String, $publicName: String, $reason: LookReason!) {
    findUsers(email: $email, publicName: $publicName, reason: $reason) {
      id
      publicName
      roles
      standing
      createdAt
    }
  }
`);

export const EndUserSessionsMutation = graphql(`
  mutation EndUserSessions($id: ID!, $reason: LookReason!) {
    endUserSessions(id: $id, reason: $reason)
  }
`);
