import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { RequestContext } from '../access/index.js';
import type { CompiledOperations } from './compiled-operations.js';

/**
 * Lets Apollo run operations with graphql-jit: each document is compiled to JavaScript once, then reused. What it can't
 * compile falls through to graphql-js.
 */
export function jitExecutor(operations: CompiledOperations): ApolloServerPlugin<RequestContext> {
  let schema: GraphQLSchema;
  return {
    serverWillStart: (service) => {
      schema = service.schema;
      return Promise.resolve();
    },
    requestDidStart: () =>
      Promise.resolve({
        responseForOperation: async ({ queryHash = '', document, request, contextValue, response }) => {
          let operation = operations.find(queryHash, request.operationName);
          if (operation === undefined) operation = operations.add(queryHash, request.operationName, schema, document);
          if (!operation) return null;
          const singleResult = await operation.run(contextValue, request.variables ?? {});
          return { http: response.http, body: { kind: 'single', singleResult } } as never;
        },
      }),
  };
}
