import { Failure } from '../../lib/failure';
import { graphql } from '../../lib/graphql';

export const SignInMutation = graphql(
  `
    mutation SignIn($email: String!, $password: String!) {
      signIn(input: { client: BROWSER, email: $email, password: $password }) {
        __typename
        ...Failure
        ... on SecondFactorRequired {
          challenge
        }
        ... on SignedIn {
          viewer {
            id
          }
        }
      }
    }
  `,
  [Failure],
);

export const ConfirmSecondFactorMutation = graphql(
  `
    mutation ConfirmSecondFactor($challenge: String!, $code: String!) {
      confirmSecondFactor(input: { challenge: $challenge, code: $code }) {
        __typename
        ...Failure
        ... on SignedIn {
          viewer {
            id
          }
        }
      }
    }
  `,
  [Failure],
);

export const SignUpMutation = graphql(
  `
    mutation SignUp($input: SignUpInput!) {
      signUp(input: $input) {
        __typename
        ...Failure
        ... on PasswordTooWeak {
          hints
        }
        ... on MailOnItsWay {
          message
        }
      }
    }
  `,
  [Failure],
);

export const VerifyEmailMutation = graphql(
  `
    mutation VerifyEmail($token: String!) {
      verifyEmail(token: $token) {
        __typename
        ...Failure
        ... on EmailConfirmed {
          message
        }
      }
    }
  `,
  [Failure],
);

export const RequestPasswordResetMutation = graphql(`
  mutation RequestPasswordReset($email: String!) {
    requestPasswordReset(email: $email) {
      message
    }
  }
`);

export const ResetPasswordMutation = graphql(
  `
    mutation ResetPassword($token: String!, $newPassword: String!) {
      resetPassword(input: { token: $token, newPassword: $newPassword }) {
        __typename
        ...Failure
        ... on PasswordTooWeak {
          hints
        }
        ... on PasswordChanged {
          message
        }
      }
    }
  `,
  [Failure],
);
