import { ESLint } from 'eslint';
import { join, relative } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const BAD_EXAMPLES = join(import.meta.dirname, 'bad-examples');

describe('the code rules', () => {
  /** `file:line rule`, for every message on the bad examples. */
  let found: string[];
  beforeAll(async () => {
    const eslint = new ESLint({ cwd: ROOT, ignore: false });
    const results = await eslint.lintFiles([`${relative(ROOT, BAD_EXAMPLES)}/{apps/web,libs}/**/*.{ts,tsx}`]);
    found = results.flatMap((result) =>
      result.messages.map((m) => `${relative(BAD_EXAMPLES, result.filePath)}:${m.line} ${m.ruleId ?? 'unparsed'}`),
    );
  }, 120_000);

  it.each([
    ['node:crypto’s random', 1],
    ['the kernel’s system clock', 2],
    ['Date.now()', 4],
    ['new Date()', 5],
    ['Date()', 6],
    ['performance.now()', 7],
    ['Math.random()', 8],
  ])('catch %s in a rule of the domain', (_what, line) => {
    expect(found).toContain(`libs/booking/src/domain/clock.ts:${line} no-restricted-syntax`);
  });

  it('let a rule of the domain reckon with the instants it is given', () => {
    expect(found.filter((line) => line.startsWith('libs/booking/src/domain/not-a-clock.ts'))).toEqual([]);
  });

  it.each([
    ['import { env } from process', 1],
    ['const { env } = process', 3],
    ['process.env', 4],
    ['globalThis.process.env', 5],
  ])('catch %s outside the configuration', (_what, line) => {
    expect(found).toContain(`libs/booking/src/use-cases/environment.ts:${line} no-restricted-syntax`);
  });

  it('let the configuration read the environment', () => {
    expect(found.filter((line) => line.startsWith('libs/platform/src/config/'))).toEqual([]);
  });

  it('catch a query outside a store, and let a use case have its transaction', () => {
    expect(found).toContain('libs/booking/src/use-cases/own-query.ts:1 @typescript-eslint/no-restricted-imports');
    expect(found.filter((line) => line.startsWith('libs/booking/src/use-cases/own-transaction.ts'))).toEqual([]);
    expect(found.filter((line) => /booking\.reads\.ts:\d+ .*no-restricted-imports/.test(line))).toEqual([]);
  });

  it('catch SQL put together from text, even in a store', () => {
    expect(found).toContain('libs/booking/src/store/booking.reads.ts:8 no-restricted-syntax');
  });

  it('catch text of people shown as HTML', () => {
    expect(found).toContain('apps/web/src/raw-html.tsx:1 no-restricted-syntax');
  });

  it('catch a promise nobody waits for, and any', () => {
    expect(found).toContain('libs/booking/src/handlers/forgets-to-wait.ts:4 @typescript-eslint/no-floating-promises');
    expect(found).toContain('libs/booking/src/handlers/forgets-to-wait.ts:6 @typescript-eslint/no-explicit-any');
  });
});
