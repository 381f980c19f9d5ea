import {
  getOperationAST,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  isNonNullType,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLField,
  type GraphQLFieldConfig,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import type { RequestContext } from '../access/index.js';
import { compileWriter, Unwritable, type ValueWriter } from './value-writer.js';

/** No JSON: a root field that could not be written. */
const UNWRITTEN = '';

const Written = new GraphQLScalarType<string, string>({ name: 'Written', serialize: (value) => value as string });

/** Runs an operation and answers its whole result as JSON; null when it has to be run the ordinary way. */
export type WrittenOperation = (
  context: RequestContext | undefined,
  variables: Record<string, unknown>,
  textOfErrors: (errors: NonNullable<ExecutionResult['errors']>) => string,
) => Promise<string | null>;

/**
 * A query whose answer is written as JSON while it is read from what the resolvers answered. graphql-jit runs it as if each
 * root field were one value, so that variables, arguments, access and failures are its own; what lies below such a field is
 * written by a compiled writer. Null for a mutation, which could not be run again, and for what the writer does not know.
 */
export function compileWritten(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
): WrittenOperation | null {
  const operation = getOperationAST(document, operationName);
  const root = schema.getQueryType();
  if (!root || operation?.operation !== OperationTypeNode.QUERY) return null;
  try {
    const fields = operation.selectionSet.selections.map((selection) => rootField(root, selection));
    const valueFields = fields.map(([node, field]) =>
      written(field, compileWriter(schema, document, field.type, [node])),
    );
    const query = new GraphQLObjectType({ name: root.name, fields: Object.fromEntries(valueFields) });
    // A field twice, under other names, would need as many writers.
    if (Object.keys(query.getFields()).length < fields.length) return null;
    const compiled = compileQuery(
      new GraphQLSchema({ query, assumeValid: true }),
      { kind: Kind.DOCUMENT, definitions: [withoutSelections(operation)] },
      operationName ?? undefined,
    );
    if (!isCompiledQuery(compiled)) return null;
    return async (context, variables, textOfErrors) => {
      const { data, errors } = (await compiled.query({}, context, variables)) as ExecutionResult<
        Record<string, string>
      >;
      const text = textOfData(data);
      if (text === null || !errors) return text && `{"data":${text}}`;
      return `{"errors":${textOfErrors(errors)},"data":${text}}`;
    };
  } catch (error) {
    if (error instanceof Unwritable) return null;
    throw error;
  }
}

function rootField(root: GraphQLObjectType, node: SelectionNode): [FieldNode, GraphQLField<unknown, RequestContext>] {
  const field = node.kind === Kind.FIELD ? root.getFields()[node.name.value] : undefined;
  if (node.kind !== Kind.FIELD || !field?.resolve || node.directives?.length) throw new Unwritable();
  return [node, field as GraphQLField<unknown, RequestContext>];
}

/** The field as one value: what its resolver answers, written. */
function written(
  { name, type, args, resolve }: GraphQLField<unknown, RequestContext>,
  write: ValueWriter,
): [string, GraphQLFieldConfig<unknown, RequestContext>] {
  const config: GraphQLFieldConfig<unknown, RequestContext> = {
    type: isNonNullType(type) ? new GraphQLNonNull(Written) : Written,
    args: Object.fromEntries(args.map((one) => [one.name, { type: one.type, defaultValue: one.defaultValue }])),
    resolve: async (parent, given, context, info) => {
      const value: unknown = await resolve!(parent, given, context, info);
      if (value === null || value === undefined || value instanceof Error) return value;
      try {
        return await write(value, context);
      } catch {
        return UNWRITTEN;
      }
    },
  };
  return [name, config];
}

const withoutSelections = (operation: OperationDefinitionNode): OperationDefinitionNode => ({
  ...operation,
  selectionSet: {
    ...operation.selectionSet,
    selections: operation.selectionSet.selections.map((field) => ({
      ...(field as FieldNode),
      selectionSet: undefined,
    })),
  },
});

/** Null when a field could not be written. */
function textOfData(data: Readonly<Record<string, string | null>> | null | undefined): string | null {
  if (!data) return 'null';
  let text = '';
  for (const key in data) {
    const value = data[key]!;
    if (value === UNWRITTEN) return null;
    text += `${text ? ',' : '{'}"${key}":${value}`;
  }
  return `${text}}`;
}
