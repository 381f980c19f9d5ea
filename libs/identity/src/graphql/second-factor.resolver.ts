import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Access, CurrentActor, currentLocale, type UserActor } from '#platform/access';
import { CONFIG, type Config } from '#platform/config';
import { toUserError } from '#platform/graphql';
import { translate } from '#platform/i18n';
import { EnrolSecondFactor } from '../use-cases/enrol-second-factor.js';
import { TurnOffSecondFactor } from '../use-cases/turn-off-second-factor.js';
import { TurnOffSecondFactorInput } from './identity.inputs.js';
import {
  SecondFactorEnrolment,
  SecondFactorTurnedOff,
  SecondFactorTurnedOn,
  StartSecondFactorResult,
  TurnOffSecondFactorResult,
  TurnOnSecondFactorResult,
} from './identity.results.js';
import { weakPassword } from './refusals.js';
import { clearSessionCookie, deliverToken, type IdentityContext } from './request.js';

@Resolver()
export class SecondFactorResolver {
  constructor(
    private readonly enrol: EnrolSecondFactor,
    private readonly turnOff: TurnOffSecondFactor,
    @Inject(CONFIG) private readonly config: Pick<Config, 'http'>,
  ) {}

  @Access('user')
  @Mutation(() => StartSecondFactorResult, {
    description: 'Makes a secret for an authenticator; nothing changes before it is confirmed.',
  })
  async startSecondFactor(@Args('password') password: string, @CurrentActor() actor: UserActor) {
    const result = await this.enrol.start(actor, password);
    return result.ok ? { __typename: SecondFactorEnrolment.name, ...result.value } : toUserError(result.error);
  }

  @Access('user')
  @Mutation(() => TurnOnSecondFactorResult, {
    description: 'Turns the second factor on with a first code. This session gets a new token, the others end.',
  })
  async turnOnSecondFactor(
    @Args('code') code: string,
    @CurrentActor() actor: UserActor,
    @Context() context: IdentityContext,
  ) {
    const result = await this.enrol.confirm(actor, code.trim());
    if (!result.ok) return toUserError(result.error);
    const { recoveryCodes, ...session } = result.value;
    return { __typename: SecondFactorTurnedOn.name, recoveryCodes, token: deliverToken(context, this.config, session) };
  }

  @Access('user')
  @Mutation(() => TurnOffSecondFactorResult, {
    description: 'Needs a password of 15 characters or more. Every session ends.',
  })
  async turnOffSecondFactor(
    @Args('input') input: TurnOffSecondFactorInput,
    @CurrentActor() actor: UserActor,
    @Context() context: IdentityContext,
  ) {
    const result = await this.turnOff.run(actor, input.password, input.code.trim());
    if (result.ok) {
      clearSessionCookie(context, this.config);
      const message = translate(currentLocale(), 'identity.second-factor-turned-off');
      return { __typename: SecondFactorTurnedOff.name, message };
    }
    return result.error.kind === 'PasswordTooWeak' ? weakPassword(result.error) : toUserError(result.error);
  }
}
