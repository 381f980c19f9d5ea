interface Client {
  booking: { update(arguments_: object): Promise<void>; findUnique(arguments_: object): Promise<unknown> };
  publishedReview: { create(arguments_: object): Promise<void> };
}
type Run = (sql: string) => Promise<void>;

/** Its own table: allowed. */
export const own = (tx: Client): Promise<void> => tx.publishedReview.create({ data: {} });
/** Reading is a matter of import rules, not of ownership. */
export const reads = (tx: Client): Promise<unknown> => tx.booking.findUnique({ where: {} });
export const locks = (run: Run): Promise<void> => run('SELECT 1 FROM booking FOR UPDATE');

export const byDelegate = (tx: Client): Promise<void> => tx.booking.update({ data: {} });
export const byInsert = (run: Run): Promise<void> => run('INSERT INTO booking (id) VALUES ($1)');
export const byUpdate = (run: Run): Promise<void> => run(`update only "booking" SET state = 'DONE'`);
export const byDelete = (run: Run): Promise<void> =>
  run(`
    WITH gone AS (SELECT 1)
    DELETE FROM public.booking`);
export const byCopy = (run: Run): Promise<void> => run('COPY search_posting FROM STDIN');
// INSERT INTO booking in a comment is not a write.
