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
  if (name === query) return 0;
  if (name.startsWith(query)) return 1;
  const words = name.split(' ');
  const everyWordFound = query.split(' ').every((wanted) => words.some((word) => word.startsWith(wanted)));
  return everyWordFound ? 2 : null;
}

/**
 * True when the query is the beginning of the name but for one typing mistake (two from eight letters on): a letter
 * missing, added, changed or swapped with its neighbour. The first letter must be right, which keeps it cheap.
 */
export function isNearName(name: string, query: string): boolean {
  if (query.length < 4 || name[0] !== query[0]) return false;
  const allowed = query.length < 8 ? 1 : 2;
  for (let length = query.length - allowed; length <= query.length + allowed; length += 1) {
    if (length <= name.length && editDistance(name.slice(0, length), query) <= allowed) return true;
  }
  return false;
}

/** Optimal string alignment distance: insertions, deletions, changes and swaps of neighbours. */
export function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, beforePrevious[j - 2]! + 1);
      current.push(best);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length]!;
}
