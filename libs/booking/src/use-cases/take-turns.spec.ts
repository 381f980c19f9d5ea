import { TakeTurns } from './take-turns.js';

describe('people who want the same thing', () => {
  it('go one after the other, in the order in which they came', async () => {
    const turns = new TakeTurns();
    const seen: string[] = [];
    const visit = (who: string) => async () => {
      seen.push(`${who} in`);
      await Promise.resolve();
      seen.push(`${who} out`);
    };
    await Promise.all(['a', 'b', 'c'].map((who) => turns.run('one', visit(who))));
    expect(seen).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out']);
  });

  it('do not wait for those who want something else', async () => {
    const turns = new TakeTurns();
    let finish: () => void = () => undefined;
    const slow = turns.run('one', () => new Promise<void>((resolve) => (finish = resolve)));
    await expect(turns.run('two', (waited) => Promise.resolve(waited))).resolves.toBe(false);
    finish();
    await slow;
  });

  it('get their turn also after someone whose work failed', async () => {
    const turns = new TakeTurns();
    const failed = turns.run('one', () => Promise.reject(new Error('no')));
    const next = turns.run('one', (waited) => Promise.resolve(waited));
    await expect(failed).rejects.toThrow('no');
    await expect(next).resolves.toBe(true);
    await expect(turns.run('one', (waited) => Promise.resolve(waited))).resolves.toBe(false);
  });
});
