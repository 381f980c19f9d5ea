import { Injectable } from '@nestjs/common';
import type { UserId } from '#kernel';
import { FieldCipher } from '#platform/crypto';
import { Database } from '#platform/prisma';
import type { Account, Credentials, Standing } from '../domain/account.js';
import type { Permission, Role } from '../domain/roles.js';
import { ACCOUNT_COLUMNS, accountOf, type AccountRow } from './account-row.js';

const CREDENTIALS = `SELECT ${ACCOUNT_COLUMNS}, account.password_hash FROM user_account AS account`;

/** A person as a search shows them: nothing that is encrypted. */
export interface FoundPerson {
  readonly id: UserId;
  readonly publicName: string;
  readonly roles: Role[];
  readonly standing: Standing;
  readonly createdAt: Date;
}

const FOUND = `SELECT id, public_name AS "publicName", lower(roles::text)::text[] AS roles, standing::text AS standing,
  created_at AS "createdAt" FROM user_account`;

type CredentialsRow = AccountRow & { readonly password_hash: string };

@Injectable()
export class AccountReads {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  /** The index an address is found by, whether or not anybody has it. Normalise first. */
  indexOf(email: string): string {
    return this.cipher.blindIndex(email);
  }

  async findCredentialsByEmail(emailIndex: string): Promise<Credentials | null> {
    const sql = `${CREDENTIALS} WHERE account.email_index = $1`;
    return this.#credentialsOf(
      await this.database.query<CredentialsRow>('identity.credentials-by-email', sql, [emailIndex]),
    );
  }

  async findCredentials(userId: string): Promise<Credentials | null> {
    const sql = `${CREDENTIALS} WHERE account.id = $1::uuid`;
    return this.#credentialsOf(await this.database.query<CredentialsRow>('identity.credentials-by-id', sql, [userId]));
  }

  #credentialsOf([row]: readonly CredentialsRow[]): Credentials | null {
    if (!row) return null;
    const { id: userId, password_hash: passwordHash, standing, roles, second_factor_on: secondFactorOn } = row;
    return { userId, passwordHash, standing, roles, secondFactorOn, readAccount: () => accountOf(row, this.cipher) };
  }

  /** In no particular order; ids without an account are left out. */
  async findAccounts(ids: readonly string[]): Promise<Account[]> {
    if (ids.length === 0) return [];
    const sql = `SELECT ${ACCOUNT_COLUMNS} FROM user_account AS account WHERE account.id = ANY($1::uuid[])`;
    const rows = await this.database.query<AccountRow>('identity.accounts', sql, [ids]);
    return rows.map((row) => accountOf(row, this.cipher));
  }

  /** Admins in good standing who have this permission; they are few. */
  async findAdmins(permission: Permission): Promise<UserId[]> {
    const sql = `SELECT id FROM user_account
      WHERE 'ADMIN' = ANY(roles) AND upper($1)::admin_permission = ANY(permissions) AND standing = 'GOOD' ORDER BY id`;
    const rows = await this.database.query<{ id: UserId }>('identity.admins', sql, [permission]);
    return rows.map(({ id }) => id);
  }

  async findPeopleByEmail(emailIndex: string): Promise<FoundPerson[]> {
    return this.database.query<FoundPerson>('identity.people-by-email', `${FOUND} WHERE email_index = $1`, [
      emailIndex,
    ]);
  }

  /** The whole name, in capitals or not; 20 at most, the newest first. */
  async findPeopleByName(publicName: string): Promise<FoundPerson[]> {
    const sql = `${FOUND} WHERE lower(public_name) = lower($1) ORDER BY id DESC LIMIT 20`;
    return this.database.query<FoundPerson>('identity.people-by-name', sql, [publicName]);
  }

  async findByEmailIndex(emailIndex: string): Promise<Account | null> {
    const sql = `SELECT ${ACCOUNT_COLUMNS} FROM user_account AS account WHERE account.email_index = $1`;
    const rows = await this.database.query<AccountRow>('identity.account-by-email', sql, [emailIndex]);
    return rows[0] ? accountOf(rows[0], this.cipher) : null;
  }

  /** Throws when there is none: callers hold an id of someone who exists. */
  async getAccount(id: UserId): Promise<Account> {
    const [account] = await this.findAccounts([id]);
    if (!account) throw new Error('No account has this id');
    return account;
  }
}
