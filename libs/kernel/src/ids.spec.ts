import { isId, newId } from './ids.js';

describe('ids', () => {
  it('are valid, distinct and in order of time', async () => {
    const first = newId();
    await new Promise((resolve) => setTimeout(resolve, 2));
    const later = Array.from({ length: 1_000 }, () => newId());
    expect(later.every((id) => isId(id) && id > first)).toBe(true);
    expect(new Set(later).size).toBe(1_000);
    expect(first[14]).toBe('7');
  });

  it.each(['', 'x', '00000000-0000-0000-0000-00000000000', "1'; DROP TABLE booking;--"])(
    'does not take %p for one',
    (text) => {
      expect(isId(text)).toBe(false);
    },
  );
});
