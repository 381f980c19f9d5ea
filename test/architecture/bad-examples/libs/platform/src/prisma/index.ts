export class PrismaService {}
export class Transactor {}
export type Tx = unknown;
export const txQuery = (tx: Tx, sql: string): [Tx, string] => [tx, sql];
