import { FieldCipher } from './field-cipher.js';

const cipher = new FieldCipher({ secretKey: '6d1f0e5b9a3c47d28e0f1a2b3c4d5e6f7081920a1b2c3d4e5f60718293a4b5c6' });

describe('fields at rest', () => {
  it('come back as they were, accents and all, and never look the same twice', () => {
    const stored = cipher.encrypt('12 bis, rue de l’Église 🧽', 'address:1');
    expect(cipher.decrypt(stored, 'address:1')).toBe('12 bis, rue de l’Église 🧽');
    expect(cipher.encrypt('12 bis, rue de l’Église 🧽', 'address:1')).not.toBe(stored);
    expect(stored).not.toContain('bis, rue');
  });

  it('can’t be read for another row, after a change, or with another key', () => {
    const stored = cipher.encrypt('secret', 'address:1');
    expect(() => cipher.decrypt(stored, 'address:2')).toThrow();
    expect(() => cipher.decrypt(`${stored.slice(0, -2)}AA`, 'address:1')).toThrow();
    expect(() => new FieldCipher({ secretKey: 'f'.repeat(63) + '0' }).decrypt(stored, 'address:1')).toThrow();
  });

  it('can’t be read when they are of another kind, or cut short', () => {
    const [, body = ''] = cipher.encrypt('secret', 'address:1').split('.');
    for (const stored of ['', body, `v0.${body}`, 'v1']) expect(() => cipher.decrypt(stored, 'address:1')).toThrow();
    const empty = cipher.encryptBytes(Buffer.alloc(0), 'address:1');
    expect(cipher.decryptBytes(empty, 'address:1')).toHaveLength(0);
    // A seal of four bytes could be guessed.
    expect(() => cipher.decryptBytes(empty.subarray(0, 16), 'address:1')).toThrow();
  });

  it('need a key', () => {
    expect(() => new FieldCipher({ secretKey: '' })).toThrow('SECRET_KEY');
  });

  it('are found by a hash that is the same for the same text only', () => {
    expect(cipher.blindIndex('a@b.fr')).toBe(cipher.blindIndex('a@b.fr'));
    expect(cipher.blindIndex('a@b.fr')).not.toBe(cipher.blindIndex('c@b.fr'));
  });
});
