import { join } from 'node:path';
import { ACTIONS, SUBJECTS } from '../../apps/web/src/features/admin/audit/offered.js';
import { auditEntries } from './audit-entries.js';

type Words = Readonly<Record<'action' | 'subject' | 'detail' | 'value', Readonly<Record<string, string>>>>;

const CATALOGUES = join(import.meta.dirname, '../../apps/web/src/i18n');
const entries = auditEntries();
const of = (texts: readonly string[]): string[] => [...new Set(texts)].sort();
const key = (code: string): string => code.replaceAll('.', '-');

describe('the audit log, as staff read it', () => {
  it('is read from every place that writes into it', () => {
    expect(entries.length).toBeGreaterThan(40);
    const untold = entries.filter(({ actions, subjects }) => actions.length === 0 || subjects.length === 0);
    expect(untold.map(({ where }) => where)).toEqual([]);
  });

  it('can be searched by exactly what is written', () => {
    expect([...ACTIONS].sort()).toEqual(of(entries.flatMap(({ actions }) => actions)));
    expect([...SUBJECTS].sort()).toEqual(of(entries.flatMap(({ subjects }) => subjects)));
  });

  describe.each(['fr', 'en'])('in the language %s', (language) => {
    let words: Words;
    beforeAll(async () => {
      words = ((await import(join(CATALOGUES, language, 'audit'))) as { default: Words }).default;
    });

    it('has words for every action and every subject', () => {
      expect(Object.keys(words.action)).toEqual(expect.arrayContaining(ACTIONS.map(key)));
      expect(Object.keys(words.subject)).toEqual(expect.arrayContaining([...SUBJECTS]));
    });

    it('has words for every detail, and for every code that a detail can be', () => {
      const names = entries.flatMap(({ details }) => [...details.keys()]);
      const codes = entries.flatMap(({ details }) => [...details.values()].flat());
      expect(of(names).filter((name) => !(name in words.detail))).toEqual([]);
      expect(of(codes).filter((code) => !(code in words.value))).toEqual([]);
    });
  });
});
