export const write = (run: (sql: string) => Promise<void>): Promise<void> => run('DELETE FROM published_review');
