import { Field, Int, ObjectType } from '@nestjs/graphql';
import { resultUnion, UserError } from '#platform/graphql';
import './identity.messages.js';
import { Viewer } from './viewer.object.js';

@ObjectType({ implements: () => [UserError], description: 'E-mail or password is wrong, or there is no such account.' })
export class InvalidCredentials extends UserError {}

@ObjectType({ implements: () => [UserError], description: 'The account may not be used at the moment.' })
export class AccountSuspended extends UserError {}

@ObjectType({ implements: () => [UserError], description: 'The link was used, has expired or never existed.' })
export class LinkExpired extends UserError {}

@ObjectType({ implements: () => [UserError], description: 'The code is not the one shown now, or was used before.' })
export class InvalidCode extends UserError {}

@ObjectType({ implements: () => [UserError], description: 'Too late, or too many wrong codes: sign in again.' })
export class ChallengeExpired extends UserError {}

@ObjectType({ implements: () => [UserError] })
export class SecondFactorAlreadyOn extends UserError {}

@ObjectType({ implements: () => [UserError] })
export class SecondFactorOff extends UserError {}

@ObjectType({ implements: () => [UserError], description: 'The password is too short or too easy to guess.' })
export class PasswordTooWeak extends UserError {
  @Field(() => Int, { description: '0 (guessed at once) to 4 (strong); 3 is needed, 2 with a second factor.' })
  score: number;

  @Field(() => [String], { description: 'What to do better, in the language of the request.' })
  hints: string[];

  @Field(() => Int)
  minimumLength: number;
}

@ObjectType({ implements: () => [UserError] })
export class PublicNameRefused extends UserError {
  @Field(() => String, { description: 'TOO_SHORT, TOO_LONG, CHARACTERS or CONTACT (a phone number, e-mail or link).' })
  reason: string;
}

@ObjectType({ description: 'A mail is on its way, whether or not the address has an account.' })
export class MailOnItsWay {
  @Field(() => String)
  message: string;
}

@ObjectType({ description: 'The account is open: sign in.' })
export class EmailConfirmed {
  @Field(() => String)
  message: string;
}

@ObjectType({ description: 'The new password is in force; other sessions have ended.' })
export class PasswordChanged {
  @Field(() => String)
  message: string;
}

@ObjectType()
export class SignedIn {
  @Field(() => Viewer)
  viewer: Viewer;

  @Field(() => String, { nullable: true, description: 'Bearer token; for API clients only, browsers get a cookie.' })
  token: string | null;

  @Field(() => Date, { description: 'The session ends then at the latest.' })
  expiresAt: Date;
}

@ObjectType({ description: 'The password is right; a code is still needed.' })
export class SecondFactorRequired {
  @Field(() => String)
  challenge: string;

  @Field(() => Date)
  expiresAt: Date;
}

@ObjectType({ description: 'Enter the secret into an authenticator application, then confirm with its code.' })
export class SecondFactorEnrolment {
  @Field(() => String, { description: 'Base 32.' })
  secret: string;

  @Field(() => String, { description: 'For a QR code.' })
  uri: string;
}

@ObjectType()
export class SecondFactorTurnedOn {
  @Field(() => [String], { description: 'Each works once instead of a code. They are never shown again.' })
  recoveryCodes: string[];

  @Field(() => String, { nullable: true, description: 'The session’s new bearer token; for API clients only.' })
  token: string | null;
}

@ObjectType({ description: 'The second factor is off; every session has ended.' })
export class SecondFactorTurnedOff {
  @Field(() => String)
  message: string;
}

@ObjectType({ description: 'The session is fresh for ten minutes, under a new token.' })
export class ProvenAgain {
  @Field(() => String, { nullable: true, description: 'The session’s new bearer token; for API clients only.' })
  token: string | null;
}

export const SignUpResult = resultUnion('SignUpResult', () => [MailOnItsWay, PasswordTooWeak, PublicNameRefused]);
export const VerifyEmailResult = resultUnion('VerifyEmailResult', () => [EmailConfirmed, LinkExpired]);
export const SignInResult = resultUnion('SignInResult', () => [
  SignedIn,
  SecondFactorRequired,
  InvalidCredentials,
  AccountSuspended,
]);
export const ConfirmSecondFactorResult = resultUnion('ConfirmSecondFactorResult', () => [
  SignedIn,
  InvalidCode,
  ChallengeExpired,
]);
export const ResetPasswordResult = resultUnion('ResetPasswordResult', () => [
  PasswordChanged,
  LinkExpired,
  PasswordTooWeak,
]);
export const ChangePasswordResult = resultUnion('ChangePasswordResult', () => [
  PasswordChanged,
  InvalidCredentials,
  PasswordTooWeak,
]);
export const ProveAgainResult = resultUnion('ProveAgainResult', () => [ProvenAgain, InvalidCredentials, InvalidCode]);
export const UpdateProfileResult = resultUnion('UpdateProfileResult', () => [Viewer, PublicNameRefused]);
export const StartSecondFactorResult = resultUnion('StartSecondFactorResult', () => [
  SecondFactorEnrolment,
  InvalidCredentials,
  SecondFactorAlreadyOn,
]);
export const TurnOnSecondFactorResult = resultUnion('TurnOnSecondFactorResult', () => [
  SecondFactorTurnedOn,
  InvalidCode,
  SecondFactorAlreadyOn,
  SecondFactorOff,
]);
export const TurnOffSecondFactorResult = resultUnion('TurnOffSecondFactorResult', () => [
  SecondFactorTurnedOff,
  InvalidCredentials,
  InvalidCode,
  SecondFactorOff,
  PasswordTooWeak,
]);
