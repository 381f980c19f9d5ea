import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './graphql-env';

/** Typed documents: `graphql('query … { … }')` checks itself against schema.graphql. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { DateTime: string; LocalDate: string; JSON: unknown };
}>();
export { type FragmentOf, type ResultOf, type VariablesOf } from 'gql.tada';
