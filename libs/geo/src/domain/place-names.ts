/**
 * A name as people type it: no accents, no case, no punctuation, `st` for `saint`, ligatures apart.
 * `Saint-Étienne` and `st etienne` fold to the same.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/\bst\b/g, 'saint')
    .replace(/\bste\b/g, 'sainte');
}

/** How well a query fits a name; smaller is better, null when it does not fit. All texts folded. */
export function nameFit(name: string, query: string): number | null {
  if (name.startsWith(query)) return name.length === query.length ? 0 : 1;
  const words = ` ${name}`;
  return query.split(' ').every((wanted) => words.includes(` ${wanted}`)) ? 2 : null;
}

/** Longer queries are not guessed at. */
const LONGEST_GUESS = 30;

/**
 * True when the query is the beginning of the name but for one typing mistake (two from eight letters on): a letter
 * missing, added, changed or swapped with its neighbour. The first letter must be right, which keeps it cheap.
 */
export function isNearName(name: string, query: string): boolean {
  if (query.length < 4 || query.length > LONGEST_GUESS || name[0] !== query[0]) return false;
  return startsWithin(name, query, query.length < 8 ? 1 : 2);
}

/**
 * True when some beginning of the name is at most `allowed` steps from the query (optimal string alignment: insertions,
 * deletions, changes and swaps of neighbours). Row i of the table holds the distances of the name's first i letters to
 * each beginning of the query; it stops as soon as two rows in a row are out of reach.
 */
export function startsWithin(name: string, query: string, allowed: number): boolean {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: query.length + 1 }, (_, j) => j);
  let previousBest = 0;
  for (let i = 1; i <= Math.min(name.length, query.length + allowed); i += 1) {
    const current = nextRow(name, query, i, previous, beforePrevious);
    if (current[query.length]! <= allowed) return true;
    const best = Math.min(...current);
    if (Math.min(best, previousBest) > allowed) return false;
    previousBest = best;
    beforePrevious = previous;
    previous = current;
  }
  return false;
}

function nextRow(
  name: string,
  query: string,
  i: number,
  previous: readonly number[],
  before: readonly number[],
): number[] {
  const row = [i];
  for (let j = 1; j <= query.length; j += 1) {
    const changed = previous[j - 1]! + (name[i - 1] === query[j - 1] ? 0 : 1);
    let steps = Math.min(previous[j]! + 1, row[j - 1]! + 1, changed);
    const swapped = i > 1 && j > 1 && name[i - 1] === query[j - 2] && name[i - 2] === query[j - 1];
    if (swapped) steps = Math.min(steps, before[j - 2]! + 1);
    row.push(steps);
  }
  return row;
}
