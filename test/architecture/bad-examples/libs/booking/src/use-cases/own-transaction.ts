import { Transactor, type Tx } from '#platform/prisma';

export const transactor = Transactor;
export type Transaction = Tx;
