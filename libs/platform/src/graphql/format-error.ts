import { BadRequestException, HttpException, Logger } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { currentLocale, currentRequest } from '../access/index.js';
import { translate } from '../i18n/index.js';

const logger = new Logger('GraphQL');
const KNOWN = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT', 'RATE_LIMITED', 'UNAVAILABLE']);
/** Apollo's own refusals of a request, whose texts speak of the request only. */
const OF_THE_REQUEST = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'BAD_REQUEST',
]);

/**
 * The last word on what a client learns of an error: a code, a message in its language, and for bad input the field.
 * Everything unexpected is logged with its stack and answered as INTERNAL: no stack, SQL or driver text leaves.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const original = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  const place = {
    ...(formatted.path ? { path: formatted.path } : {}),
    ...(formatted.locations ? { locations: formatted.locations } : {}),
  };
  const given = formatted.extensions?.['code'];
  const code = typeof given === 'string' ? given : '';
  if (code === 'QUERY_TOO_LARGE' || /token limit/i.test(formatted.message)) {
    return { message: translate(currentLocale(), 'QUERY_TOO_LARGE'), extensions: { code: 'QUERY_TOO_LARGE' } };
  }
  if (original instanceof BadRequestException) {
    return { message: formatted.message, ...place, extensions: { code: 'BAD_USER_INPUT', ...detailsOf(original) } };
  }
  if (KNOWN.has(code)) {
    const { stacktrace: _, ...extensions } = formatted.extensions ?? {};
    return { message: formatted.message, ...place, extensions };
  }
  if (OF_THE_REQUEST.has(code) && !(original instanceof HttpException)) {
    return {
      message: formatted.message,
      ...place,
      extensions: { code: code === 'BAD_REQUEST' ? 'BAD_USER_INPUT' : code },
    };
  }
  if (isCoercion(original)) return { message: formatted.message, ...place, extensions: { code: 'BAD_USER_INPUT' } };
  logger.error({
    requestId: currentRequest()?.requestId,
    path: formatted.path,
    error: original instanceof Error ? original.stack : String(original),
  });
  return { message: translate(currentLocale(), 'INTERNAL'), ...place, extensions: { code: 'INTERNAL' } };
}

/** A variable or argument of the wrong type, found while running rather than by validation. */
const isCoercion = (error: unknown): boolean =>
  error instanceof GraphQLError && /^(Variable|Argument) "?\$?/.test(error.message);

function detailsOf(exception: BadRequestException): object {
  const response = exception.getResponse();
  return typeof response === 'object' && 'fields' in response ? { fields: response.fields } : {};
}
