import type { Viewer } from '../../app/session';
import { afterSignIn } from './after-sign-in';

const viewer = (...roles: Viewer['roles']): Viewer => ({ roles, secondFactorNeeded: false }) as Viewer;

describe('where somebody goes after signing in', () => {
  it('back to the page that asked for it', () => {
    expect(afterSignIn('/bookings/7?from=mail', viewer('PROVIDER'))).toBe('/bookings/7?from=mail');
  });

  it.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', 'bookings', ''])(
    'never to an address that is not ours: %s',
    (next) => expect(afterSignIn(next, viewer('CUSTOMER'))).toBe('/bookings'),
  );

  it.each([
    [viewer('CUSTOMER'), '/bookings'],
    [viewer('CUSTOMER', 'PROVIDER'), '/provider'],
    [viewer('CUSTOMER', 'PROVIDER', 'ADMIN'), '/admin'],
    [{ ...viewer('CUSTOMER'), secondFactorNeeded: true }, '/admin'],
    [null, '/bookings'],
  ])('else where they work', (who, path) => expect(afterSignIn(null, who)).toBe(path));
});
