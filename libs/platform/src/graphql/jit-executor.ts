import type { ApolloServerPlugin, GraphQLRequestContextResponseForOperation } from '@apollo/server';
import { getOperationAST, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import { formatError } from './format-error.js';
import { inputDefaults } from './input-defaults.js';
import type { RequestContext } from '../access/index.js';

const CACHE_SIZE = 500;

interface Compiled {
  readonly query: CompiledQuery;
  readonly withDefaults: ReturnType<typeof inputDefaults>;
}

/**
 * Runs operations with graphql-jit: each document is compiled to JavaScript once, then reused. What it can't compile
 * falls through to graphql-js. Least recently used documents leave the cache.
 */
export function jitExecutor(): ApolloServerPlugin<RequestContext> {
  const compiled = new Map<string, Compiled | null>();
  let schema: GraphQLSchema;

  function lookUp(context: GraphQLRequestContextResponseForOperation<RequestContext>): Compiled | null {
    const key = `${context.queryHash}:${context.operationName ?? ''}`;
    let query = compiled.get(key);
    if (query === undefined) {
      const result = compileQuery(schema, context.document, context.operationName ?? undefined);
      const operation = getOperationAST(context.document, context.operationName);
      query =
        isCompiledQuery(result) && operation ? { query: result, withDefaults: inputDefaults(schema, operation) } : null;
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
          const compiledQuery = lookUp(context);
          if (!compiledQuery) return null;
          const variables = compiledQuery.withDefaults(context.request.variables ?? {});
          const result = (await compiledQuery.query.query({}, context.contextValue, variables)) as ExecutionResult;
          const errors = result.errors?.map((error) => formatError(error.toJSON(), error));
          return {
            http: context.response.http,
            body: { kind: 'single', singleResult: { data: result.data ?? null, ...(errors ? { errors } : {}) } },
          } as never;
        },
      }),
  };
}
