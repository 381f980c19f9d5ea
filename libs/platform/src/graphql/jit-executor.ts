import type { ApolloServerPlugin, GraphQLRequestContextResponseForOperation } from '@apollo/server';
import { type ExecutionResult, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import { formatError } from './format-error.js';
import type { RequestContext } from '../access/index.js';

const CACHE_SIZE = 500;

/**
 * Runs operations with graphql-jit: each document is compiled to JavaScript once, then reused. What it can't compile
 * falls through to graphql-js. Least recently used documents leave the cache.
 */
export function jitExecutor(): ApolloServerPlugin<RequestContext> {
  const compiled = new Map<string, CompiledQuery | null>();
  let schema: GraphQLSchema;

  function lookUp(context: GraphQLRequestContextResponseForOperation<RequestContext>): CompiledQuery | null {
    const key = `${context.queryHash}:${context.operationName ?? ''}`;
    let query = compiled.get(key);
    if (query === undefined) {
      const result = compileQuery(schema, context.document, context.operationName ?? undefined);
      query = isCompiledQuery(result) ? (result as CompiledQuery) : null;
      if (compiled.size >= CACHE_SIZE) compiled.delete(compiled.keys().next().value as string);
    } else {
      compiled.delete(key);
    }
    compiled.set(key, query);
    return query;
  }

  return {
    serverWillStart: (service) => {
      schema = service.schema;
      return Promise.resolve();
    },
    requestDidStart: () =>
      Promise.resolve({
        responseForOperation: async (context) => {
          const query = lookUp(context);
          if (!query) return null;
          const result = (await query.query({}, context.contextValue, context.request.variables ?? {})) as ExecutionResult;
          const errors = result.errors?.map((error) => formatError(error.toJSON(), error) as GraphQLFormattedError);
          return {
            http: context.response.http,
            body: { kind: 'single', singleResult: { data: result.data ?? null, ...(errors ? { errors } : {}) } },
          } as never;
        },
      }),
  };
}
