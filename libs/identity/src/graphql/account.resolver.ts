import { Inject } from '@nestjs/common';
import { Args, Context, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { isId, type Clock } from '#kernel';
import { Access, CurrentActor, currentLocale, Public, type Actor, type UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { badUserInput, notFound, toUserError } from '#platform/graphql';
import { translate } from '#platform/i18n';
import { normalisePersonName, normalisePhone } from '../domain/person-details.js';
import { AccountReads } from '../store/account.reads.js';
import { SessionStore } from '../store/session.store.js';
import { ChangePassword } from '../use-cases/change-password.js';
import { EndSessions } from '../use-cases/end-sessions.js';
import { ProveAgain } from '../use-cases/prove-again.js';
import { UpdateProfile } from '../use-cases/update-profile.js';
import { ChangePasswordInput, ProveAgainInput, UpdateProfileInput } from './identity.inputs.js';
import { ChangePasswordResult, ProveAgainResult, ProvenAgain, UpdateProfileResult } from './identity.results.js';
import { weakPassword } from './refusals.js';
import { clearSessionCookie, deliverToken, type IdentityContext } from './request.js';
import { SessionObject, Viewer } from './viewer.object.js';

/** What people do with their own account. */
@Resolver()
export class AccountResolver {
  constructor(
    private readonly accounts: AccountReads,
    private readonly sessions: SessionStore,
    private readonly endSessions: EndSessions,
    private readonly update: UpdateProfile,
    private readonly change: ChangePassword,
    private readonly prove: ProveAgain,
    @Inject(CONFIG) private readonly config: Pick<Config, 'http'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Public()
  @Query(() => Viewer, { nullable: true, description: 'Who is signed in; null when nobody is.' })
  async me(@CurrentActor() actor: Actor): Promise<Viewer | null> {
    return actor.kind === 'user' ? Viewer.from(await this.accounts.getAccount(actor.userId), actor) : null;
  }

  @Access('user')
  @Query(() => [SessionObject], { description: 'Where you are signed in, last used first.' })
  async mySessions(@CurrentActor() actor: UserActor): Promise<SessionObject[]> {
    const sessions = await this.sessions.list(actor.userId, this.clock.now());
    return sessions.map((session) => SessionObject.from(session, actor.sessionId));
  }

  @Access('user')
  @Mutation(() => Boolean, { description: 'Ends this session.' })
  async signOut(@CurrentActor() actor: UserActor, @Context() context: IdentityContext): Promise<boolean> {
    await this.endSessions.one(actor, actor.sessionId);
    clearSessionCookie(context, this.config);
    return true;
  }

  @Access('user')
  @Mutation(() => ID, { description: 'Ends another of your sessions; answers its id.' })
  async endSession(@Args('id', { type: () => ID }) id: string, @CurrentActor() actor: UserActor): Promise<string> {
    if (!isId(id) || !(await this.endSessions.one(actor, id))) throw notFound();
    return id;
  }

  @Access('user')
  @Mutation(() => Int, { description: 'Ends all your sessions; answers how many.' })
  async signOutEverywhere(
    @Args('keepThisSession', { type: () => Boolean, defaultValue: false }) keepThisSession: boolean,
    @CurrentActor() actor: UserActor,
    @Context() context: IdentityContext,
  ): Promise<number> {
    const count = await this.endSessions.all(actor, keepThisSession);
    if (!keepThisSession) clearSessionCookie(context, this.config);
    return count;
  }

  @Access('user')
  @Mutation(() => ChangePasswordResult, { description: 'Your other sessions end.' })
  async changePassword(@Args('input') input: ChangePasswordInput, @CurrentActor() actor: UserActor) {
    const result = await this.change.run(actor, input.currentPassword, input.newPassword);
    if (result.ok)
      return { __typename: 'PasswordChanged', message: translate(currentLocale(), 'identity.password-changed') };
    return result.error.kind === 'PasswordTooWeak' ? weakPassword(result.error) : toUserError(result.error);
  }

  @Access('user')
  @Mutation(() => ProveAgainResult, { description: 'Asked for before what needs a fresh sign-in.' })
  async proveAgain(
    @Args('input') input: ProveAgainInput,
    @CurrentActor() actor: UserActor,
    @Context() context: IdentityContext,
  ) {
    const result = await this.prove.run(actor, input.password, input.code?.trim() ?? null);
    if (!result.ok) return toUserError(result.error);
    return { __typename: ProvenAgain.name, token: deliverToken(context, this.config, result.value) };
  }

  @Access('user')
  @Mutation(() => UpdateProfileResult)
  async updateProfile(@Args('input') input: UpdateProfileInput, @CurrentActor() actor: UserActor) {
    const result = await this.update.run(actor, {
      locale: input.locale ?? undefined,
      publicName: input.publicName ?? undefined,
      firstName: normalised('input.firstName', input.firstName, normalisePersonName),
      lastName: normalised('input.lastName', input.lastName, normalisePersonName),
      phone: normalised('input.phone', input.phone, normalisePhone),
    });
    if (!result.ok) return toUserError(result.error);
    return { __typename: Viewer.name, ...Viewer.from(await this.accounts.getAccount(actor.userId), actor) };
  }
}

/** Undefined stays (not given), null stays (forget it), anything else must be well formed. */
function normalised(
  field: string,
  text: string | null | undefined,
  rule: (text: string) => string | null,
): string | null | undefined {
  if (text === undefined || text === null) return text;
  const value = rule(text);
  if (value === null) throw badUserInput(field);
  return value;
}
