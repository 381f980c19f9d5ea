/** Each prepared statement costs memory in every connection, on both ends: lists of varying length make new texts for ever. */
const MOST_NAMES = 1_000;
const UNNAMED = '';
const NEVER_PREPARED = /^(BEGIN|SET TRANSACTION|SAVEPOINT|ROLLBACK|RELEASE|COMMIT)\b/;

/**
 * Gives a statement's text the name under which connections keep it prepared: PostgreSQL parses and plans it once rather
 * than each time. Texts beyond the first thousand stay unnamed, as do those that begin and end transactions.
 */
export class StatementNames {
  readonly #names = new Map<string, string>();

  /** `prisma-17`, always the same for the same text; the empty string for a statement that is not kept. */
  of(sql: string): string {
    const known = this.#names.get(sql);
    if (known !== undefined) return known;
    if (this.#names.size >= MOST_NAMES || NEVER_PREPARED.test(sql)) return UNNAMED;
    const name = `prisma-${this.#names.size + 1}`;
    this.#names.set(sql, name);
    return name;
  }
}
