import { effectiveRights, PERMISSIONS, ROLES, rolesFor } from './roles.js';

describe('roles', () => {
  it('never make an admin of somebody who signs up', () => {
    expect(rolesFor('CUSTOMER')).toEqual(['customer']);
    expect(rolesFor('PROVIDER')).toEqual(['customer', 'provider']);
  });

  it('of an admin count only with a second factor', () => {
    const account = { roles: ROLES, permissions: PERMISSIONS };
    expect(effectiveRights(account, false)).toEqual({
      roles: new Set(['customer', 'provider']),
      permissions: new Set(),
    });
    expect(effectiveRights(account, true)).toEqual({ roles: new Set(ROLES), permissions: new Set(PERMISSIONS) });
  });

  it('of a member don’t need one', () => {
    const account = { roles: ['customer'], permissions: [] } as const;
    expect(effectiveRights(account, false)).toEqual(effectiveRights(account, true));
  });
});
