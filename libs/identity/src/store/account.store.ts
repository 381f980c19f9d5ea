import { Injectable } from '@nestjs/common';
import type { Locale, UserId } from '#kernel';
import { FieldCipher } from '#platform/crypto';
import { txExecute, txQuery, type Tx } from '#platform/prisma';
import type { Standing } from '../domain/account.js';
import type { Permission, Role } from '../domain/roles.js';
import { contextOf, type PersonalField } from './account-row.js';

export interface NewAccount {
  readonly id: UserId;
  readonly email: string;
  readonly passwordHash: string;
  readonly locale: Locale;
  readonly publicName: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly phone?: string;
  readonly roles: readonly Role[];
  readonly permissions?: readonly Permission[];
  readonly createdAt: Date;
}

export interface ProfileChange {
  readonly locale?: Locale;
  readonly publicName?: string;
  /** Null forgets it. */
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly phone?: string | null;
}

const upper = (texts: readonly string[]): string[] => texts.map((text) => text.toUpperCase());

@Injectable()
export class AccountStore {
  constructor(private readonly cipher: FieldCipher) {}

  /** Answers the ids that were written; an address that has an account already is left out. One statement for all. */
  async insert(tx: Tx, accounts: readonly NewAccount[]): Promise<UserId[]> {
    const column = (value: (account: NewAccount) => string | null) => accounts.map(value);
    const secret = (account: NewAccount, field: PersonalField, text: string | undefined): string | null =>
      text === undefined ? null : this.cipher.encrypt(text, contextOf(field, account.id));
    const rows = await txQuery<{ id: UserId }>(
      tx,
      `INSERT INTO user_account (id, email_cipher, email_index, email_verified_at, password_hash, password_changed_at, locale, public_name,
         first_name_cipher, last_name_cipher, phone_cipher, roles, permissions, created_at, updated_at)
       SELECT id::uuid, email_cipher, email_index, created_at::timestamptz, password_hash, created_at::timestamptz, locale, public_name,
         first_name_cipher, last_name_cipher, phone_cipher, roles::user_role[], permissions::admin_permission[],
         created_at::timestamptz, created_at::timestamptz
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
         $10::text[], $11::text[], $12::text[])
         AS new(id, email_cipher, email_index, password_hash, locale, public_name, first_name_cipher, last_name_cipher,
           phone_cipher, roles, permissions, created_at)
       ON CONFLICT (email_index) DO NOTHING
       RETURNING id`,
      [
        column((account) => account.id),
        column((account) => secret(account, 'email', account.email)),
        column((account) => this.cipher.blindIndex(account.email)),
        column((account) => account.passwordHash),
        column((account) => account.locale),
        column((account) => account.publicName),
        column((account) => secret(account, 'first-name', account.firstName)),
        column((account) => secret(account, 'last-name', account.lastName)),
        column((account) => secret(account, 'phone', account.phone)),
        column((account) => `{${upper(account.roles).join(',')}}`),
        column((account) => `{${upper(account.permissions ?? []).join(',')}}`),
        column((account) => account.createdAt.toISOString()),
      ],
    );
    return rows.map((row) => row.id);
  }

  async setPassword(tx: Tx, userId: string, passwordHash: string, at: Date): Promise<void> {
    await tx.userAccount.update({
      where: { id: userId },
      data: { passwordHash, passwordChangedAt: at, updatedAt: at },
      select: { id: true },
    });
  }

  async updateProfile(tx: Tx, userId: string, change: ProfileChange, at: Date): Promise<void> {
    const secret = (field: PersonalField, text: string | null | undefined): string | null | undefined =>
      typeof text === 'string' ? this.cipher.encrypt(text, contextOf(field, userId)) : text;
    await tx.userAccount.update({
      where: { id: userId },
      data: {
        locale: change.locale,
        publicName: change.publicName,
        firstNameCipher: secret('first-name', change.firstName),
        lastNameCipher: secret('last-name', change.lastName),
        phoneCipher: secret('phone', change.phone),
        updatedAt: at,
      },
      select: { id: true },
    });
  }

  /** Locks the account to the end of the transaction; null when there is none. */
  async lock(tx: Tx, userId: string): Promise<{ roles: Role[]; permissions: Permission[]; standing: Standing } | null> {
    const rows = await txQuery<{ roles: Role[]; permissions: Permission[]; standing: Standing }>(
      tx,
      `SELECT lower(roles::text)::text[] AS roles, lower(permissions::text)::text[] AS permissions, standing::text AS standing
       FROM user_account WHERE id = $1::uuid FOR UPDATE`,
      [userId],
    );
    return rows[0] ?? null;
  }

  async setRights(
    tx: Tx,
    userId: string,
    rights: { roles: readonly Role[]; permissions: readonly Permission[] },
    at: Date,
  ): Promise<void> {
    await txExecute(
      tx,
      `UPDATE user_account SET roles = $2::text[]::user_role[], permissions = $3::text[]::admin_permission[], updated_at = $4::timestamptz
       WHERE id = $1::uuid`,
      [userId, upper(rights.roles), upper(rights.permissions), at.toISOString()],
    );
  }

  async setStanding(tx: Tx, userId: string, standing: Standing, at: Date): Promise<void> {
    await tx.userAccount.update({ where: { id: userId }, data: { standing, updatedAt: at }, select: { id: true } });
  }
}
