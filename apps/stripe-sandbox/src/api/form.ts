import { invalidRequest } from './failure.js';

const MAXIMUM_DEPTH = 10;
const MAXIMUM_PAIRS = 1000;

type Node = Map<string, Node | string>;

function pathOf(key: string): string[] {
  const first = key.indexOf('[');
  if (first === -1) return [key];
  const brackets = [...key.slice(first).matchAll(/\[([^[\]]*)\]/g)].map((match) => match[1] ?? '');
  return [key.slice(0, first), ...brackets];
}

function put(root: Node, key: string, value: string): void {
  const path = pathOf(key);
  if (path.length > MAXIMUM_DEPTH) throw invalidRequest('Parameters are nested too deeply.');
  let node = root;
  for (const [depth, segment] of path.entries()) {
    const name = segment === '' ? String(node.size) : segment;
    if (depth === path.length - 1) {
      node.set(name, value);
      return;
    }
    const next = node.get(name);
    if (next instanceof Map) {
      node = next;
    } else {
      const created: Node = new Map();
      node.set(name, created);
      node = created;
    }
  }
}

function plain(node: Node): unknown {
  const entries = [...node].map(([key, value]) => [key, value instanceof Map ? plain(value) : value] as const);
  const isList = entries.length > 0 && entries.every(([key]) => /^\d+$/.test(key));
  if (!isList) return Object.fromEntries(entries);
  return entries.toSorted(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value);
}

/**
 * Decodes Stripe's v1 encoding: `a=1&b[c]=2&d[0]=x&e[]=y` (indexed or empty brackets are lists).
 *
 * @param encoded a query string or an `application/x-www-form-urlencoded` body
 */
export function parseForm(encoded: string): Record<string, unknown> {
  const root: Node = new Map();
  let count = 0;
  for (const [key, value] of new URLSearchParams(encoded)) {
    count += 1;
    if (count > MAXIMUM_PAIRS) throw invalidRequest('Too many parameters.');
    put(root, key, value);
  }
  const decoded = plain(root);
  return Array.isArray(decoded) ? { ...decoded } : (decoded as Record<string, unknown>);
}
