import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  getOperationAST,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { formatError } from './format-error.js';
import { inputDefaults } from './input-defaults.js';
import { compileWritten } from './written-operation.js';
import type { RequestContext } from '../access/index.js';

type Variables = Record<string, unknown>;

/** One operation of a document; what a client may learn of its errors is already settled. */
export interface CompiledOperation {
  run(
    context: RequestContext | undefined,
    variables: Variables,
  ): Promise<Pick<ExecutionResult, 'data'> & { errors?: unknown[] }>;
  /** The same result as JSON: what `JSON.stringify` makes of it. */
  write(context: RequestContext | undefined, variables: Variables): Promise<string>;
}

const CACHE_SIZE = 500;

/**
 * Operations as functions that graphql-jit made of them, by the SHA-256 of their document and the name that the request
 * gives. Only documents that Apollo parsed and validated come in; the least recently used leave.
 */
@Injectable()
export class CompiledOperations {
  readonly #known = new Map<string, CompiledOperation | null>();

  /** Undefined: not seen yet. Null: graphql-jit can't compile it. */
  find(documentHash: string, operationName: string | null | undefined): CompiledOperation | null | undefined {
    const key = keyOf(documentHash, operationName);
    const operation = this.#known.get(key);
    if (operation !== undefined) {
      this.#known.delete(key);
      this.#known.set(key, operation);
    }
    return operation;
  }

  /** Compiles an operation of a valid document and keeps it; null when graphql-jit can't. */
  add(
    documentHash: string,
    operationName: string | null | undefined,
    schema: GraphQLSchema,
    document: DocumentNode,
  ): CompiledOperation | null {
    const operation = compile(schema, document, operationName);
    if (this.#known.size >= CACHE_SIZE) this.#known.delete(this.#known.keys().next().value as string);
    this.#known.set(keyOf(documentHash, operationName), operation);
    return operation;
  }
}

/** By which a document is known, as clients that send it by its hash compute it too: SHA-256 in hexadecimal digits. */
export const hashOf = (document: string): string => hash('sha256', document, 'hex');

const keyOf = (documentHash: string, operationName: string | null | undefined): string =>
  `${documentHash}:${operationName ?? ''}`;

function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
): CompiledOperation | null {
  const compiled = compileQuery(schema, document, operationName ?? undefined);
  const operation = getOperationAST(document, operationName);
  if (!isCompiledQuery(compiled) || !operation) return null;
  const withDefaults = inputDefaults(schema, operation);
  const written = compileWritten(schema, document, operationName);
  const itself: CompiledOperation = {
    async run(context, variables) {
      const { data, errors } = (await compiled.query({}, context, withDefaults(variables))) as ExecutionResult;
      return { ...(errors ? { errors: formatted(errors) } : {}), data: data ?? null };
    },
    async write(context, variables) {
      const text = await written?.(context, withDefaults(variables), (errors) => JSON.stringify(formatted(errors)));
      return text ?? JSON.stringify(await itself.run(context, variables));
    },
  };
  return itself;
}

const formatted = (errors: readonly GraphQLError[]): unknown[] =>
  errors.map((error) => formatError(error.toJSON(), error));
