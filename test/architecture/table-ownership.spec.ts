import { join } from 'node:path';
import { readTables, scanLibs } from './table-ownership.js';

const ROOT = join(import.meta.dirname, '../..');
const scan = (root: string): ReturnType<typeof scanLibs> =>
  scanLibs(join(root, 'libs'), readTables(join(root, 'prisma/schema'), join(root, 'prisma/sql')));

describe('a table is written by the lib that owns it', () => {
  it('and by nobody else', () => {
    expect(scan(ROOT).foreign).toEqual([]);
  });

  it('in its store and nowhere else', () => {
    expect(scan(ROOT).outsideStore).toEqual([]);
  });

  it('knows the tables of every lib that has some', () => {
    const { ownerOfTable, tableOfDelegate } = readTables(join(ROOT, 'prisma/schema'), join(ROOT, 'prisma/sql'));
    expect(ownerOfTable.get('audit_entry')).toBe('audit');
    expect(ownerOfTable.get('outgoing_mail')).toBe('notification');
    expect(tableOfDelegate.get('outgoingMail')).toBe('outgoing_mail');
  });
});

describe('a write to a foreign table', () => {
  const { foreign, outsideStore } = scan(join(import.meta.dirname, 'bad-examples'));
  const file = 'review/src/store/review.store.ts';

  it.each([
    ['by a Prisma delegate', 13, 'booking'],
    ['by INSERT', 14, 'booking'],
    ['by UPDATE ONLY in lower case and quotes', 15, 'booking'],
    ['by DELETE, schema named, under a WITH', 19, 'booking'],
    ['by COPY, into a table made by hand', 20, 'search_posting'],
  ])('%s is caught', (_how, line, table) => {
    expect(foreign).toContainEqual(expect.objectContaining({ file, line, table }));
  });

  it('is told from writing one’s own, reading, locking and speaking of it', () => {
    expect(foreign).toHaveLength(5);
  });

  it('as well as a write to one’s own outside the store', () => {
    expect(outsideStore.map((write) => write.file)).toEqual(['review/src/use-cases/writes-by-itself.ts']);
  });
});
