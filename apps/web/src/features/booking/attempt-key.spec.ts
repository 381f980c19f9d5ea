import { attemptKey, endAttempt } from './attempt-key';

/** What a browser tab keeps. */
class TabStorage {
  readonly #kept = new Map<string, string>();
  getItem = (name: string): string | null => this.#kept.get(name) ?? null;
  setItem = (name: string, value: string): void => void this.#kept.set(name, value);
  removeItem = (name: string): void => void this.#kept.delete(name);
}

describe('the key that makes sending twice harmless', () => {
  beforeEach(() => {
    Object.defineProperty(globalThis, 'sessionStorage', { value: new TabStorage(), configurable: true });
  });

  it('is the same as long as the same is tried, even after a reload', () => {
    const key = attemptKey('cancel', { bookingId: 'a', shownFeeCents: 0 });
    expect(attemptKey('cancel', { bookingId: 'a', shownFeeCents: 0 })).toBe(key);
  });

  it('is another one as soon as something else is asked', () => {
    const key = attemptKey('cancel', { bookingId: 'a', shownFeeCents: 0 });
    expect(attemptKey('cancel', { bookingId: 'a', shownFeeCents: 4_410 })).not.toBe(key);
  });

  it('is another one once the attempt has ended', () => {
    const key = attemptKey('cancel', { bookingId: 'a' });
    endAttempt('cancel');
    expect(attemptKey('cancel', { bookingId: 'a' })).not.toBe(key);
  });

  it('one deed does not change the key of another', () => {
    const key = attemptKey('cancel', { bookingId: 'a' });
    endAttempt('hold');
    attemptKey('hold', { quoteId: 'q' });
    expect(attemptKey('cancel', { bookingId: 'a' })).toBe(key);
  });
});
