export const ROLES = ['customer', 'provider', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** What an admin may do; an admin without any may look at nothing. */
export const PERMISSIONS = ['vetting', 'support', 'finance', 'privacy', 'content', 'security'] as const;
export type Permission = (typeof PERMISSIONS)[number];

export type SignUpIntent = 'CUSTOMER' | 'PROVIDER';

/** Every member can book; who comes to work may also apply as a provider. Nobody signs up as an admin. */
export const rolesFor = (intent: SignUpIntent): readonly Role[] =>
  intent === 'PROVIDER' ? ['customer', 'provider'] : ['customer'];

export interface Rights {
  readonly roles: ReadonlySet<Role>;
  readonly permissions: ReadonlySet<Permission>;
}

/** What an account allows in one session: without a second factor an admin is an ordinary member. */
export function effectiveRights(
  account: { roles: readonly Role[]; permissions: readonly Permission[] },
  secondFactorGiven: boolean,
): Rights {
  if (secondFactorGiven) return { roles: new Set(account.roles), permissions: new Set(account.permissions) };
  return { roles: new Set(account.roles.filter((role) => role !== 'admin')), permissions: new Set() };
}
