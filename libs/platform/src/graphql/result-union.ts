import type { Type } from '@nestjs/common';
import { createUnionType } from '@nestjs/graphql';

/**
 * A mutation's outcomes: what it makes, and its expected failures. Values carry `__typename`, the name of their class.
 * The result is both the type for `@Mutation(() => X)` and a value; use `typeof X` members for the return type.
 */
export function resultUnion<T extends Type<unknown>[]>(name: string, types: () => [...T]) {
  return createUnionType({
    name,
    types: () => types() as readonly Type<unknown>[],
    resolveType: (value: { __typename: string }) => value.__typename,
  }) as InstanceType<T[number]>;
}
