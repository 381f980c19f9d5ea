import { StatementNames } from './statement-names.js';

describe('names of prepared statements', () => {
  it('the same text keeps its name, another text gets another', () => {
    const names = new StatementNames();
    const first = names.of('SELECT 1');
    expect(first).toMatch(/^prisma-\d+$/);
    expect(names.of('SELECT 1')).toBe(first);
    expect(names.of('SELECT 2')).not.toBe(first);
  });

  it('what begins and ends a transaction is not prepared', () => {
    const names = new StatementNames();
    expect(['BEGIN', 'COMMIT', 'ROLLBACK', 'SAVEPOINT a'].map((sql) => names.of(sql))).toEqual(['', '', '', '']);
  });

  it('texts without end fill no memory: known ones stay prepared, further ones are not', () => {
    const names = new StatementNames();
    const all = Array.from({ length: 1_100 }, (_, length) => names.of(`SELECT ${length}`));
    expect(new Set(all).size).toBe(1_001);
    expect(all.slice(1_000)).toEqual(Array<string>(100).fill(''));
    expect(names.of('SELECT 0')).toBe(all[0]);
  });
});
