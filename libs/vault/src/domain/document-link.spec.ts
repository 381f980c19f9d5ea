import fc from 'fast-check';
import { newId } from '#kernel';
import { readLink, signLink } from './document-link.js';

const KEY = Buffer.alloc(32, 7);
const NOW = new Date('2026-11-22T09:00:00Z');
const link = { documentId: newId(), viewerId: newId(), expiresAt: new Date('2026-11-22T09:05:00Z') };

describe('a link', () => {
  it('says what it was made with until it is over', () => {
    expect(readLink(signLink(link, KEY), KEY, NOW)).toEqual(link);
    expect(readLink(signLink(link, KEY), KEY, link.expiresAt)).toBeNull();
  });

  it('made with another key is worth nothing', () => {
    expect(readLink(signLink(link, Buffer.alloc(32, 8)), KEY, NOW)).toBeNull();
  });

  it('with any part changed is worth nothing', () => {
    const parts = signLink(link, KEY).split('.');
    const changed = fc.tuple(fc.nat(2), fc.string({ minLength: 1 }));
    fc.assert(
      fc.property(changed, ([index, text]) => {
        const other = parts.map((part, at) => (at === index ? text : part)).join('.');
        return other === parts.join('.') || readLink(other, KEY, NOW) === null;
      }),
    );
  });

  it('made up is worth nothing', () => {
    fc.assert(fc.property(fc.string(), (text) => readLink(text, KEY, NOW) === null));
  });
});
