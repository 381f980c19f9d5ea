import { Args, ArgsType, Field, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsString, Length } from 'class-validator';
import { isId } from '#kernel';
import { Access, CurrentActor, forbidden, type Permission, type UserActor } from '#platform/access';
import { badUserInput, notFound } from '#platform/graphql';
import { ChangeRights } from '../use-cases/change-rights.js';
import { EndUserSessions } from '../use-cases/end-user-sessions.js';
import { FindPeople } from '../use-cases/find-people.js';
import { LookAtAccount } from '../use-cases/look-at-account.js';
import { LookReasonName, PermissionName, StandingName, StandingReasonName } from './identity.enums.js';
import { UserAccountObject, UserFound } from './viewer.object.js';

@ArgsType()
class FindUsersArgs {
  @Field(() => String, { nullable: true, description: 'The whole address.' })
  @IsOptional()
  @IsString()
  @Length(3, 254)
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'The whole name that others see, in capitals or not.' })
  @IsOptional()
  @IsString()
  @Length(1, 60)
  publicName?: string | null;

  @Field(() => LookReasonName)
  @IsEnum(LookReasonName)
  reason: LookReasonName;
}

/** What admins see of people and may change about them. */
@Resolver()
export class PeopleResolver {
  constructor(
    private readonly look: LookAtAccount,
    private readonly rights: ChangeRights,
    private readonly find: FindPeople,
    private readonly sessions: EndUserSessions,
  ) {}

  @Access('admin:support', 'admin:privacy', 'admin:security')
  @Query(() => [UserFound], {
    description:
      'People by their whole e-mail address or public name, 20 at most; the look is recorded with its reason.',
  })
  async findUsers(@Args() asked: FindUsersArgs, @CurrentActor() actor: UserActor): Promise<UserFound[]> {
    const { email, publicName, reason } = asked;
    if (Boolean(email) === Boolean(publicName)) throw badUserInput('email');
    const search = email ? { email } : { publicName: publicName ?? '' };
    return (await this.find.execute(actor, search, reason)).map((person) => UserFound.from(person));
  }

  @Access('admin:support', 'admin:security')
  @Mutation(() => Int, {
    description: 'Signs a person out everywhere, e.g. after a lost phone. Answers how many sessions.',
  })
  async endUserSessions(
    @Args('id', { type: () => ID }) id: string,
    @Args('reason', { type: () => LookReasonName }) reason: LookReasonName,
    @CurrentActor() actor: UserActor,
  ): Promise<number> {
    const ended = isId(id) ? await this.sessions.execute(actor, id, reason) : null;
    if (ended === null) throw notFound();
    return ended;
  }

  @Access('admin:support', 'admin:privacy', 'admin:security')
  @Query(() => UserAccountObject, { description: 'A person’s own data; the look is recorded with its reason.' })
  async userAccount(
    @Args('id', { type: () => ID }) id: string,
    @Args('reason', { type: () => LookReasonName }) reason: LookReasonName,
    @CurrentActor() actor: UserActor,
  ): Promise<UserAccountObject> {
    const account = isId(id) ? await this.look.run(actor, id, reason) : null;
    if (!account) throw notFound();
    return UserAccountObject.from(account);
  }

  @Access('admin:security')
  @Mutation(() => ID, {
    description: 'Suspends an account, which ends its sessions, or gives it back. Answers its id.',
  })
  async setUserStanding(
    @Args('id', { type: () => ID }) id: string,
    @Args('standing', { type: () => StandingName }) standing: StandingName,
    @Args('reason', { type: () => StandingReasonName }) reason: StandingReasonName,
    @CurrentActor() actor: UserActor,
  ): Promise<string> {
    if (!isId(id)) throw notFound();
    const result = await this.rights.setStanding(actor, id, standing, reason);
    if (!result.ok) throw result.error.kind === 'OwnAccount' ? forbidden() : notFound();
    return id;
  }

  @Access('admin:security')
  @Mutation(() => ID, {
    description: 'Exactly these permissions; none takes the admin role away. Sessions end. Answers the id.',
  })
  async setAdminPermissions(
    @Args('id', { type: () => ID }) id: string,
    @Args('permissions', { type: () => [PermissionName] }) permissions: PermissionName[],
    @CurrentActor() actor: UserActor,
  ): Promise<string> {
    if (!isId(id)) throw notFound();
    const wanted = permissions.map((permission) => permission.toLowerCase() as Permission);
    const result = await this.rights.setPermissions(actor, id, wanted);
    if (!result.ok) throw result.error.kind === 'OwnAccount' ? forbidden() : notFound();
    return id;
  }
}
