import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { UserActor } from '#platform/access';
import type { Account, Session } from '../domain/account.js';
import type { FoundPerson } from '../store/account.reads.js';
import type { AccountLook } from '../use-cases/look-at-account.js';
import { LocaleName, PermissionName, RoleName, SessionClientName, StandingName } from './identity.enums.js';

const upper = <T extends string>(texts: Iterable<T>) => [...texts].map((text) => text.toUpperCase() as Uppercase<T>);

@ObjectType({ description: 'The person who is signed in, as only they see themselves.' })
export class Viewer {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  email: string;

  @Field(() => LocaleName)
  locale: LocaleName;

  @Field(() => String, { description: 'What others see.' })
  publicName: string;

  @Field(() => String, { nullable: true })
  firstName: string | null;

  @Field(() => String, { nullable: true })
  lastName: string | null;

  @Field(() => String, { nullable: true, description: 'International form, +33612345678.' })
  phone: string | null;

  @Field(() => [RoleName], {
    description: 'What this session may act as. An admin has that role after a second factor.',
  })
  roles: RoleName[];

  @Field(() => [PermissionName])
  permissions: PermissionName[];

  @Field(() => Boolean)
  secondFactorOn: boolean;

  @Field(() => Boolean, {
    description: 'True for an admin who has to set up or give a second factor before acting as one.',
  })
  secondFactorNeeded: boolean;

  @Field(() => Date)
  createdAt: Date;

  /** With the rights of a session, which are fewer than the account's until a second factor was given. */
  static from(account: Account, rights: Pick<UserActor, 'roles' | 'permissions'>): Viewer {
    const { roles: all, permissions: _, standing: __, locale, ...shown } = account;
    return {
      ...shown,
      locale: LocaleName[locale],
      roles: upper(rights.roles).map((role) => RoleName[role]),
      permissions: upper(rights.permissions).map((permission) => PermissionName[permission]),
      secondFactorNeeded: all.includes('admin') && !rights.roles.has('admin'),
    };
  }
}

@ObjectType('Session', { description: 'Somewhere the person is signed in.' })
export class SessionObject {
  @Field(() => ID)
  id: string;

  @Field(() => SessionClientName)
  client: SessionClientName;

  @Field(() => Date)
  createdAt: Date;

  @Field(() => Date, { description: 'Within five minutes.' })
  lastSeenAt: Date;

  @Field(() => Date)
  expiresAt: Date;

  @Field(() => Boolean, { description: 'The session that asks.' })
  current: boolean;

  static from(session: Session, currentId: string): SessionObject {
    const { id, client, createdAt, lastSeenAt, expiresAt } = session;
    return { id, client: SessionClientName[client], createdAt, lastSeenAt, expiresAt, current: id === currentId };
  }
}

@ObjectType('UserAccount', {
  description: 'A person, as an admin sees them after giving a reason. Every look is recorded.',
})
export class UserAccountObject {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  email: string;

  @Field(() => String)
  publicName: string;

  @Field(() => String, { nullable: true })
  firstName: string | null;

  @Field(() => String, { nullable: true })
  lastName: string | null;

  @Field(() => String, { nullable: true })
  phone: string | null;

  @Field(() => [RoleName])
  roles: RoleName[];

  @Field(() => [PermissionName])
  permissions: PermissionName[];

  @Field(() => StandingName)
  standing: StandingName;

  @Field(() => Int, { description: 'In how many places they are signed in, 100 at most.' })
  sessionCount: number;

  @Field(() => Date)
  createdAt: Date;

  static from({ account, sessionCount }: AccountLook): UserAccountObject {
    const { id, email, publicName, firstName, lastName, phone, createdAt } = account;
    return {
      ...{ id, email, publicName, firstName, lastName, phone, createdAt, sessionCount },
      roles: upper(account.roles).map((role) => RoleName[role]),
      permissions: upper(account.permissions).map((permission) => PermissionName[permission]),
      standing: StandingName[account.standing],
    };
  }
}

@ObjectType({
  description: 'Somebody an admin looked for, as others see them. Their own data takes a look with a reason.',
})
export class UserFound {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  publicName: string;

  @Field(() => [RoleName])
  roles: RoleName[];

  @Field(() => StandingName)
  standing: StandingName;

  @Field(() => Date)
  createdAt: Date;

  static from({ id, publicName, roles, standing, createdAt }: FoundPerson): UserFound {
    return {
      ...{ id, publicName, createdAt },
      roles: upper(roles).map((role) => RoleName[role]),
      standing: StandingName[standing],
    };
  }
}
