export {
  Connection,
  decodeCursor,
  encodeCursor,
  MAXIMUM_PAGE,
  PageArgs,
  PageInfo,
  toConnection,
  type ConnectionOf,
  type Page,
} from './connection.js';
export { CompiledOperations } from './compiled-operations.js';
export { directAnswers } from './direct-answers.js';
export { badUserInput, notFound, rateLimited, toUserError, unavailable, UserError } from './errors.js';
export { GraphqlModule } from './graphql.module.js';
export { LIMITS, limitsRule } from './limits.js';
export { inOrder, loader } from './loader.js';
export { resultUnion } from './result-union.js';
export { DateTimeScalar, LocalDateScalar } from './scalars.js';
export { TrustedDocuments } from './trusted-documents.js';
export { inputValidation } from './validation.js';
export { neverChanges } from './value-writer.js';
