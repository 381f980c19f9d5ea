import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { isId } from '#kernel';
import { Access, CurrentActor, forbidden, type Permission, type UserActor } from '#platform/access';
import { notFound } from '#platform/graphql';
import { ChangeRights } from '../use-cases/change-rights.js';
import { LookAtAccount } from '../use-cases/look-at-account.js';
import { LookReasonName, PermissionName, StandingName, StandingReasonName } from './identity.enums.js';
import { UserAccountObject } from './viewer.object.js';

/** What admins see of people and may change about them. */
@Resolver()
export class PeopleResolver {
  constructor(
    private readonly look: LookAtAccount,
    private readonly rights: ChangeRights,
  ) {}

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
