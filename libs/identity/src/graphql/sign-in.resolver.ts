import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { currentLocale, Public } from '#platform/access';
import { CONFIG, type Config } from '#platform/config';
import { badUserInput, toUserError } from '#platform/graphql';
import { translate } from '#platform/i18n';
import { normaliseEmail } from '../domain/email-address.js';
import { effectiveRights } from '../domain/roles.js';
import { ConfirmSecondFactor } from '../use-cases/confirm-second-factor.js';
import { RequestPasswordReset } from '../use-cases/request-password-reset.js';
import { RequestSignUp } from '../use-cases/request-sign-up.js';
import { ResetPassword } from '../use-cases/reset-password.js';
import { SignIn } from '../use-cases/sign-in.js';
import type { StartedSession } from '../use-cases/start-session.js';
import { VerifyEmail } from '../use-cases/verify-email.js';
import { ConfirmSecondFactorInput, ResetPasswordInput, SignInInput, SignUpInput } from './identity.inputs.js';
import {
  ConfirmSecondFactorResult,
  EmailConfirmed,
  MailOnItsWay,
  ResetPasswordResult,
  SignInResult,
  SignUpResult,
  VerifyEmailResult,
} from './identity.results.js';
import { weakPassword } from './refusals.js';
import { callerOf, deliverToken, type IdentityContext } from './request.js';
import { Viewer } from './viewer.object.js';

const message = (__typename: string, key: string) => ({ __typename, message: translate(currentLocale(), key) });

/** What people do who are not signed in. Each field counts its tries, so an alias is a try. */
@Resolver()
export class SignInResolver {
  constructor(
    private readonly requestSignUp: RequestSignUp,
    private readonly verify: VerifyEmail,
    private readonly signInUseCase: SignIn,
    private readonly confirm: ConfirmSecondFactor,
    private readonly requestReset: RequestPasswordReset,
    private readonly reset: ResetPassword,
    @Inject(CONFIG) private readonly config: Pick<Config, 'http'>,
  ) {}

  @Public()
  @Mutation(() => SignUpResult, {
    description: 'Mails a link that opens the account. The answer is the same for an address that has one.',
  })
  async signUp(@Args('input') input: SignUpInput, @Context() context: IdentityContext) {
    const email = normaliseEmail(input.email);
    if (email === null) throw badUserInput('input.email');
    const locale = input.locale ?? context.locale;
    const result = await this.requestSignUp.run({ ...input, email, locale }, callerOf(context));
    if (result.ok) return message(MailOnItsWay.name, 'identity.sign-up-received');
    return result.error.kind === 'PasswordTooWeak' ? weakPassword(result.error) : toUserError(result.error);
  }

  @Public()
  @Mutation(() => VerifyEmailResult, {
    description: 'Opens the account with the token of the mailed link, which works once.',
  })
  async verifyEmail(@Args('token') token: string, @Context() context: IdentityContext) {
    const result = await this.verify.run(token, callerOf(context));
    return result.ok ? message(EmailConfirmed.name, 'identity.email-confirmed') : toUserError(result.error);
  }

  @Public()
  @Mutation(() => SignInResult)
  async signIn(@Args('input') input: SignInInput, @Context() context: IdentityContext) {
    const request = { ...input, email: normaliseEmail(input.email) ?? input.email };
    const result = await this.signInUseCase.run(request, callerOf(context));
    if (!result.ok) return toUserError(result.error);
    if (result.value.kind === 'SignedIn') return this.#signedIn(result.value, context);
    const { kind, challenge, expiresAt } = result.value;
    return { __typename: kind, challenge, expiresAt };
  }

  @Public()
  @Mutation(() => ConfirmSecondFactorResult, { description: 'The second step of signing in.' })
  async confirmSecondFactor(@Args('input') input: ConfirmSecondFactorInput, @Context() context: IdentityContext) {
    const result = await this.confirm.run(input.challenge, input.code.trim(), callerOf(context));
    return result.ok ? this.#signedIn(result.value, context) : toUserError(result.error);
  }

  @Public()
  @Mutation(() => MailOnItsWay, {
    description: 'Mails a reset link if the address has an account; the answer is the same if not.',
  })
  async requestPasswordReset(@Args('email') email: string, @Context() context: IdentityContext) {
    await this.requestReset.run(normaliseEmail(email) ?? email, callerOf(context));
    return message(MailOnItsWay.name, 'identity.reset-requested');
  }

  @Public()
  @Mutation(() => ResetPasswordResult, {
    description: 'Sets a new password with the token of the mailed link and ends every session.',
  })
  async resetPassword(@Args('input') input: ResetPasswordInput, @Context() context: IdentityContext) {
    const result = await this.reset.run(input.token, input.newPassword, callerOf(context));
    if (result.ok) return message('PasswordChanged', 'identity.password-changed');
    return result.error.kind === 'PasswordTooWeak' ? weakPassword(result.error) : toUserError(result.error);
  }

  #signedIn(session: StartedSession, context: IdentityContext) {
    const { kind, account, secondFactor, expiresAt } = session;
    const viewer = Viewer.from(account, effectiveRights(account, secondFactor));
    return { __typename: kind, viewer, token: deliverToken(context, this.config, session), expiresAt };
  }
}
