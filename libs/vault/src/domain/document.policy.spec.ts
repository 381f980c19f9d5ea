import { canView } from './document.policy.js';

describe('who may view a document', () => {
  const document = { ownerId: 'owner', purpose: 'credential' };
  it.each([
    ['owner', false, 'credential', true],
    ['owner', false, null, true],
    ['reviewer', true, 'credential', true],
    ['reviewer', true, null, false],
    ['reviewer', true, 'claim', false],
    ['someone', false, 'credential', false],
    ['someone', false, null, false],
  ])('%s (reviews: %p), purpose %s: %p', (userId, mayVet, purpose, allowed) => {
    expect(canView({ userId, mayVet }, { ...document, purpose })).toBe(allowed);
  });
});
