/** A half-open interval of instants: `start` is in it, `end` is not. */
export interface TimeRange {
  readonly start: Date;
  readonly end: Date;
}

export const overlaps = (a: TimeRange, b: TimeRange): boolean => a.start < b.end && b.start < a.end;
export const contains = (outer: TimeRange, inner: TimeRange): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/** The interval made longer by these many milliseconds on each side. */
export const pad = (range: TimeRange, before: number, after: number): TimeRange => ({
  start: new Date(range.start.getTime() - before),
  end: new Date(range.end.getTime() + after),
});

/** Sorted, merged and without empty intervals: touching ones become one. */
export function union(ranges: readonly TimeRange[]): TimeRange[] {
  const sorted = ranges.filter((r) => r.start < r.end).sort((a, b) => a.start.getTime() - b.start.getTime());
  const merged: TimeRange[] = [];
  for (const range of sorted) {
    const last = merged.at(-1);
    if (last && range.start <= last.end) {
      if (range.end > last.end) merged[merged.length - 1] = { start: last.start, end: range.end };
    } else {
      merged.push(range);
    }
  }
  return merged;
}

/** What is in `from` and in none of `holes`; sorted and merged. */
export function subtract(from: readonly TimeRange[], holes: readonly TimeRange[]): TimeRange[] {
  const cuts = union(holes);
  const left: TimeRange[] = [];
  for (const range of union(from)) {
    let start = range.start;
    for (const cut of cuts) {
      if (cut.end <= start || cut.start >= range.end) continue;
      if (cut.start > start) left.push({ start, end: cut.start });
      start = cut.end;
    }
    if (start < range.end) left.push({ start, end: range.end });
  }
  return left;
}
