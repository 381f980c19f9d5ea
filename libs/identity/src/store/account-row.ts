import type { Locale, UserId } from '#kernel';
import type { FieldCipher } from '#platform/crypto';
import type { Account, Standing } from '../domain/account.js';
import type { Permission, Role } from '../domain/roles.js';

/** What ciphertext belongs to: it can't be read from another column or another person's row. */
export type PersonalField = 'email' | 'first-name' | 'last-name' | 'phone';
export const contextOf = (field: PersonalField, userId: string): string => `user.${field}:${userId}`;

/** The columns of an account, in the shape of `AccountRow`; `account` is the table's name in the query. */
export const ACCOUNT_COLUMNS = `account.id, account.email_cipher, account.locale, account.public_name, account.first_name_cipher,
  account.last_name_cipher, account.phone_cipher, lower(account.roles::text)::text[] AS roles,
  lower(account.permissions::text)::text[] AS permissions, account.standing::text AS standing, account.created_at,
  EXISTS (SELECT 1 FROM second_factor WHERE user_id = account.id AND confirmed_at IS NOT NULL) AS second_factor_on`;

export interface AccountRow {
  readonly id: UserId;
  readonly email_cipher: string;
  readonly locale: Locale;
  readonly public_name: string;
  readonly first_name_cipher: string | null;
  readonly last_name_cipher: string | null;
  readonly phone_cipher: string | null;
  readonly roles: Role[];
  readonly permissions: Permission[];
  readonly standing: Standing;
  readonly created_at: Date;
  readonly second_factor_on: boolean;
}

export function accountOf(row: AccountRow, cipher: FieldCipher): Account {
  const read = (field: PersonalField, text: string | null): string | null =>
    text === null ? null : cipher.decrypt(text, contextOf(field, row.id));
  return {
    id: row.id,
    email: cipher.decrypt(row.email_cipher, contextOf('email', row.id)),
    locale: row.locale,
    publicName: row.public_name,
    firstName: read('first-name', row.first_name_cipher),
    lastName: read('last-name', row.last_name_cipher),
    phone: read('phone', row.phone_cipher),
    roles: row.roles,
    permissions: row.permissions,
    standing: row.standing,
    secondFactorOn: row.second_factor_on,
    createdAt: row.created_at,
  };
}
