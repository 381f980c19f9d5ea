import { newId, type UserId } from '#kernel';
import type { Actor } from '../access/index.js';
import { callerKey } from './caller-key.js';

const anonymous: Actor = { kind: 'anonymous', locale: 'fr' };
const user: Actor = {
  ...{ kind: 'user', userId: newId<UserId>(), sessionId: newId(), roles: new Set(), permissions: new Set() },
  ...{ locale: 'fr', authenticatedAt: new Date('2026-11-23T08:00:00Z') },
};

describe('whom a limit of public reads counts', () => {
  it('is the person, wherever they are', () => {
    expect(callerKey(user, '192.0.2.1')).toBe(callerKey(user, '2001:db8::1'));
    expect(callerKey(user, '192.0.2.1')).not.toBe(callerKey(anonymous, '192.0.2.1'));
  });

  it.each([
    ['the same address', '192.0.2.1', '192.0.2.1', true],
    ['two addresses', '192.0.2.1', '192.0.2.2', false],
    ['two addresses of one IPv6 line', '2001:db8:1:2:aaaa::1', '2001:db8:1:2:bbbb::2', true],
    ['an IPv4 address written as IPv6, and another line', '::ffff:192.0.2.1', '::ffff:198.51.100.1', false],
    ['two IPv6 lines', '2001:db8:1:2::1', '2001:db8:1:3::1', false],
    ['two IPv4 addresses written as IPv6', '::ffff:192.0.2.1', '::ffff:192.0.2.2', false],
  ])('is the network of someone not signed in: %s', (_, one, other, same) => {
    expect(callerKey(anonymous, one) === callerKey(anonymous, other)).toBe(same);
  });
});
