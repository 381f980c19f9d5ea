export { Database } from './database.js';
export type { Columns, ReadRow } from './named-statement.js';
export {
  arrayBytes,
  BinaryRows,
  bitBytes,
  dateNumber,
  rangeBytes,
  textArray,
  uuidBytes,
  type RowsFor,
} from './binary-rows.js';
export { Transactor, txCopy, txExecute, txOn, txQuery, type Tx } from './transactor.js';
export { isConstraintViolation, sqlStateOf } from './constraint.js';
export { applyMigrations, diffSchemas, migrationNames } from './schema-engine.js';
export { PrismaModule } from './prisma.module.js';
export { Prisma } from './generated/client.js';
export type * from './generated/client.js';
