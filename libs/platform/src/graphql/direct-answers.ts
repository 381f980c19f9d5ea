import type { FastifyReply, FastifyRequest, preHandlerHookHandler } from 'fastify';
import { currentRequest } from '../access/index.js';
import { hashOf, type CompiledOperation, type CompiledOperations } from './compiled-operations.js';
import type { TrustedDocuments } from './trusted-documents.js';

/** What Apollo would choose, for what browsers, Apollo Client and scripts ask for; other wishes are left to Apollo. */
const CONTENT_TYPES = new Map<string | undefined, string>([
  [undefined, 'application/json; charset=utf-8'],
  ['*/*', 'application/json; charset=utf-8'],
  ['application/json', 'application/json; charset=utf-8'],
  ['application/graphql-response+json,application/json;q=0.9', 'application/graphql-response+json; charset=utf-8'],
]);

/**
 * Answers operations that are compiled already, without Apollo: it validated the document when it came first, and what it
 * does for each request after that costs more than most answers. Everything else (other methods and media types, unknown
 * or refused documents, odd bodies) goes on to Apollo, and an answer is the same by either way.
 */
export const directAnswers =
  (operations: CompiledOperations, trusted: TrustedDocuments): preHandlerHookHandler =>
  (request, reply, done) => {
    const operation = compiledOperation(request, operations);
    const contentType = CONTENT_TYPES.get(request.headers.accept);
    if (operation && contentType)
      answer(operation, request, reply, contentType).catch((error: unknown) => done(error as Error));
    else {
      spellOut(request.body, trusted);
      done();
    }
  };

/** Writes a trusted document that is named by its hash into the body, for Apollo, which only knows those it was sent. */
function spellOut(body: unknown, trusted: TrustedDocuments): void {
  if (!isPlain(body) || body.query !== undefined || !body.extensions?.persistedQuery) return;
  const hash = documentHash(body);
  const query = hash === null ? undefined : trusted.textOf(hash);
  if (query !== undefined)
    Object.assign(body, { query, extensions: { ...body.extensions, persistedQuery: undefined } });
}

async function answer(
  operation: CompiledOperation,
  request: FastifyRequest,
  reply: FastifyReply,
  contentType: string,
): Promise<void> {
  const { variables } = request.body as GraphqlBody;
  const text = await operation.write(currentRequest(), variables ?? {});
  void reply.header('cache-control', 'no-store').header('content-type', contentType);
  void reply.send(`${text}\n`);
}

interface GraphqlBody {
  readonly query?: string;
  readonly operationName?: string | null;
  readonly variables?: Record<string, unknown> | null;
  readonly extensions?: { readonly persistedQuery?: { readonly version: unknown; readonly sha256Hash: string } } | null;
}

function compiledOperation(
  { method, headers, body }: FastifyRequest,
  operations: CompiledOperations,
): CompiledOperation | null | undefined {
  if (method !== 'POST' || !headers['content-type']?.startsWith('application/json') || !isPlain(body)) return null;
  const hash = documentHash(body);
  return hash === null ? null : operations.find(hash, body.operationName);
}

/** The hash of the one document that a body names, by its text or by its hash; null for a body that Apollo should judge. */
function documentHash({ query, extensions }: GraphqlBody): string | null {
  const persisted = extensions?.persistedQuery;
  if (!persisted) return query ? hashOf(query) : null;
  return query === undefined && persisted.version === 1 ? persisted.sha256Hash : null;
}

/** True for a body whose parts have the types that GraphQL over HTTP gives them. */
function isPlain(body: unknown): body is GraphqlBody {
  if (!isRecord(body)) return false;
  const { query, operationName, variables, extensions } = body;
  return (
    (query === undefined || typeof query === 'string') &&
    (isAbsent(operationName) || typeof operationName === 'string') &&
    (isAbsent(variables) || isRecord(variables)) &&
    (isAbsent(extensions) || (isRecord(extensions) && isHash(extensions['persistedQuery'])))
  );
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

const isHash = (value: unknown): boolean =>
  value === undefined || (isRecord(value) && typeof value['sha256Hash'] === 'string');

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
