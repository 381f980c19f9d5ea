import { graphql } from '../lib/graphql';

export const ViewerQuery = graphql(`
  query Viewer {
    serverTime
    me {
      id
      email
      publicName
      firstName
      locale
      roles
      permissions
      secondFactorNeeded
      secondFactorOn
    }
  }
`);

export const SignOutMutation = graphql(`
  mutation SignOut {
    signOut
  }
`);
