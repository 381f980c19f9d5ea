import DataLoader from 'dataloader';
import { currentRequest } from '../access/index.js';

/**
 * The DataLoader of this request with that name. `batch` answers in the order of its keys, null for what is missing.
 * Outside a request each call gets a loader of its own.
 */
export function loader<Key, Value>(
  name: string,
  batch: (keys: readonly Key[]) => Promise<(Value | Error)[]>,
): DataLoader<Key, Value> {
  const loaders = currentRequest()?.loaders;
  const known = loaders?.get(name);
  if (known) return known as DataLoader<Key, Value>;
  const made = new DataLoader<Key, Value>(batch);
  loaders?.set(name, made);
  return made;
}

/** Rows in the order of the keys that asked for them; null where there is none. */
export function inOrder<Key, Row>(
  keys: readonly Key[],
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): (Row | null)[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key) ?? null);
}
