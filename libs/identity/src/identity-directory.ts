import { Injectable } from '@nestjs/common';
import type { Locale, UserId } from '#kernel';
import { systemActor, type Actor } from '#platform/access';
import type { Tx } from '#platform/prisma';
import type { Standing } from './domain/account.js';
import type { Permission, Role } from './domain/roles.js';
import { AccountReads } from './store/account.reads.js';
import { ChangeRights } from './use-cases/change-rights.js';

/** What other features may know of a person. `email` is for sending to them, never for showing to someone else. */
export interface DirectoryUser {
  readonly id: UserId;
  readonly email: string;
  readonly locale: Locale;
  readonly publicName: string;
  readonly roles: readonly Role[];
  readonly standing: Standing;
}

/** Identity's front door for other features. */
@Injectable()
export class IdentityDirectory {
  constructor(
    private readonly accounts: AccountReads,
    private readonly rights: ChangeRights,
  ) {}

  /** In the order of the ids; unknown ids are left out. */
  async getUsers(ids: readonly string[]): Promise<DirectoryUser[]> {
    const accounts = new Map(
      (await this.accounts.findAccounts([...new Set(ids)])).map((account) => [account.id as string, account]),
    );
    return ids.flatMap((id) => {
      const account = accounts.get(id);
      if (!account) return [];
      const { email, locale, publicName, roles, standing } = account;
      return [{ id: account.id, email, locale, publicName, roles, standing }];
    });
  }

  /** Admins in good standing who have this permission. */
  findAdmins(permission: Permission): Promise<UserId[]> {
    return this.accounts.findAdmins(permission);
  }

  /** How papers name a person: first and last name when given, the public name otherwise. Null for an unknown id. */
  async nameOnPapers(userId: string): Promise<string | null> {
    const [account] = await this.accounts.findAccounts([userId]);
    if (!account) return null;
    return [account.firstName, account.lastName].filter(Boolean).join(' ') || account.publicName;
  }

  /** Gives a person a role, in the caller's transaction. Throws when nobody has this id. */
  grantRole(tx: Tx, userId: string, role: Role, actor: Actor = systemActor('identity.grant-role')): Promise<void> {
    return this.rights.grantRole(tx, actor, userId, role);
  }
}
