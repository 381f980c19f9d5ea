import { Failure } from '../../lib/failure';
import { graphql } from '../../lib/graphql';

export const AddressesQuery = graphql(`
  query MyAddresses {
    myAddresses {
      id
      label
      street
      complement
      postalCode
      municipality
      placeId
      floor
      doorCode
      notes
    }
  }
`);

export const AddAddressMutation = graphql(
  `
    mutation AddAddress($input: AddressInput!) {
      addAddress(input: $input) {
        __typename
        ... on Address {
          id
        }
        ...Failure
        ... on InvalidAddress {
          field
        }
      }
    }
  `,
  [Failure],
);

export const ChangeAddressMutation = graphql(
  `
    mutation ChangeAddress($id: ID!, $input: AddressInput!) {
      changeAddress(id: $id, input: $input) {
        __typename
        ... on Address {
          id
        }
        ...Failure
        ... on InvalidAddress {
          field
        }
      }
    }
  `,
  [Failure],
);

export const RemoveAddressMutation = graphql(`
  mutation RemoveAddress($id: ID!) {
    removeAddress(id: $id)
  }
`);

export const ProfileQuery = graphql(`
  query MyProfile {
    me {
      id
      email
      publicName
      firstName
      lastName
      phone
      locale
      createdAt
    }
  }
`);

export const UpdateProfileMutation = graphql(
  `
    mutation UpdateProfile($input: UpdateProfileInput!) {
      updateProfile(input: $input) {
        __typename
        ... on Viewer {
          id
          publicName
          firstName
          lastName
          phone
          locale
        }
        ...Failure
      }
    }
  `,
  [Failure],
);

export const SessionsQuery = graphql(`
  query MySessions {
    mySessions {
      id
      client
      createdAt
      lastSeenAt
      expiresAt
      current
    }
  }
`);

export const EndSessionMutation = graphql(`
  mutation EndSession($id: ID!) {
    endSession(id: $id)
  }
`);

export const SignOutElsewhereMutation = graphql(`
  mutation SignOutElsewhere {
    signOutEverywhere(keepThisSession: true)
  }
`);

export const ChangePasswordMutation = graphql(
  `
    mutation ChangePassword($input: ChangePasswordInput!) {
      changePassword(input: $input) {
        __typename
        ...Failure
        ... on PasswordTooWeak {
          hints
        }
      }
    }
  `,
  [Failure],
);

export const StartSecondFactorMutation = graphql(
  `
    mutation StartSecondFactor($password: String!) {
      startSecondFactor(password: $password) {
        __typename
        ... on SecondFactorEnrolment {
          secret
          uri
        }
        ...Failure
      }
    }
  `,
  [Failure],
);

export const TurnOnSecondFactorMutation = graphql(
  `
    mutation TurnOnSecondFactor($code: String!) {
      turnOnSecondFactor(code: $code) {
        __typename
        ... on SecondFactorTurnedOn {
          recoveryCodes
        }
        ...Failure
      }
    }
  `,
  [Failure],
);

export const TurnOffSecondFactorMutation = graphql(
  `
    mutation TurnOffSecondFactor($input: TurnOffSecondFactorInput!) {
      turnOffSecondFactor(input: $input) {
        __typename
        ... on SecondFactorTurnedOff {
          message
        }
        ...Failure
      }
    }
  `,
  [Failure],
);
