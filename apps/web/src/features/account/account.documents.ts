import { graphql } from '../../lib/graphql';

export const SignInMutation = graphql(`
  mutation SignIn($email: String!, $password: String!) {
    signIn(input: { client: BROWSER, email: $email, password: $password }) {
      __typename
      ... on UserError {
        code
        message
      }
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
`);

export const ConfirmSecondFactorMutation = graphql(`
  mutation ConfirmSecondFactor($challenge: String!, $code: String!) {
    confirmSecondFactor(input: { challenge: $challenge, code: $code }) {
      __typename
      ... on UserError {
        code
        message
      }
      ... on SignedIn {
        viewer {
          id
        }
      }
    }
  }
`);

export const SignUpMutation = graphql(`
  mutation SignUp($input: SignUpInput!) {
    signUp(input: $input) {
      __typename
      ... on UserError {
        code
        message
      }
      ... on PasswordTooWeak {
        hints
      }
      ... on MailOnItsWay {
        message
      }
    }
  }
`);

export const VerifyEmailMutation = graphql(`
  mutation VerifyEmail($token: String!) {
    verifyEmail(token: $token) {
      __typename
      ... on UserError {
        code
        message
      }
      ... on EmailConfirmed {
        message
      }
    }
  }
`);

export const RequestPasswordResetMutation = graphql(`
  mutation RequestPasswordReset($email: String!) {
    requestPasswordReset(email: $email) {
      message
    }
  }
`);

export const ResetPasswordMutation = graphql(`
  mutation ResetPassword($token: String!, $newPassword: String!) {
    resetPassword(input: { token: $token, newPassword: $newPassword }) {
      __typename
      ... on UserError {
        code
        message
      }
      ... on PasswordTooWeak {
        hints
      }
      ... on PasswordChanged {
        message
      }
    }
  }
`);
