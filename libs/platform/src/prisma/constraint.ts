/** PostgreSQL's SQLSTATE of an error from Prisma or node-postgres, if it has one. */
export function sqlStateOf(error: unknown): string | undefined {
  return find(error, (candidate) => {
    for (const key of ['originalCode', 'code'] as const) {
      const value = candidate[key];
      if (typeof value === 'string' && /^[0-9A-Z]{5}$/.test(value) && !/^P\d{4}$/.test(value)) return value;
    }
    return undefined;
  });
}

/** True when the error is a violation of this constraint (unique, check, exclusion or foreign key), by its SQL name. */
export function isConstraintViolation(error: unknown, constraint: string): boolean {
  const found = find(error, (candidate) => {
    if (candidate['constraint'] === constraint) return constraint;
    const text = [candidate['message'], candidate['originalMessage']]
      .filter((part) => typeof part === 'string')
      .join(' ');
    return text.includes(`"${constraint}"`) ? constraint : undefined;
  });
  return found !== undefined;
}

/** Walks an error, its causes and Prisma's nested driver error. */
function find<T>(
  error: unknown,
  read: (candidate: Record<string, unknown>) => T | undefined,
  depth = 0,
): T | undefined {
  if (typeof error !== 'object' || error === null || depth > 6) return undefined;
  const candidate = error as Record<string, unknown>;
  const own = read(candidate);
  if (own !== undefined) return own;
  for (const key of ['cause', 'meta', 'driverAdapterError']) {
    const nested = find(candidate[key], read, depth + 1);
    if (nested !== undefined) return nested;
  }
  return undefined;
}
