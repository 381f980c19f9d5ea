import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** What one request may ask for. A page argument multiplies the cost of what is below it. */
export const LIMITS = {
  depth: 12,
  aliases: 30,
  directives: 10,
  fields: 500,
  rootFields: 20,
  cost: 20_000,
  tokens: 3_000,
  bodyBytes: 128 * 1024,
  batch: 0,
} as const;

interface Tally {
  aliases: number;
  directives: number;
  fields: number;
  cost: number;
}

class TooLarge extends Error {}

/** A validation rule: refuses a document beyond LIMITS without saying by how much. Introspection counts like the rest. */
export function limitsRule(context: ValidationContext): ASTVisitor {
  return {
    Document(document) {
      try {
        for (const definition of document.definitions) {
          if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
          if (definition.selectionSet.selections.length > LIMITS.rootFields) throw new TooLarge();
          const tally: Tally = { aliases: 0, directives: definition.directives?.length ?? 0, fields: 0, cost: 0 };
          measure(document, definition.selectionSet, 1, 1, tally, []);
        }
      } catch (error) {
        if (!(error instanceof TooLarge)) throw error;
        context.reportError(
          new GraphQLError('QUERY_TOO_LARGE', { extensions: { code: 'QUERY_TOO_LARGE', http: { status: 400 } } }),
        );
      }
    },
  };
}

function measure(
  document: DocumentNode,
  set: SelectionSetNode,
  depth: number,
  weight: number,
  tally: Tally,
  spreads: readonly string[],
): void {
  if (depth > LIMITS.depth) throw new TooLarge();
  for (const selection of set.selections) {
    tally.directives += selection.directives?.length ?? 0;
    if (tally.directives >= LIMITS.directives) throw new TooLarge();
    if (selection.kind === Kind.FIELD) {
      tally.fields += 1;
      tally.cost += weight;
      if (selection.alias) tally.aliases += 1;
      if (tally.fields > LIMITS.fields || tally.aliases > LIMITS.aliases || tally.cost > LIMITS.cost)
        throw new TooLarge();
      if (selection.selectionSet)
        measure(document, selection.selectionSet, depth + 1, weight * pageOf(selection), tally, spreads);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      measure(document, selection.selectionSet, depth, weight, tally, spreads);
    } else if (!spreads.includes(selection.name.value)) {
      const fragment = document.definitions.find(
        (d) => d.kind === Kind.FRAGMENT_DEFINITION && d.name.value === selection.name.value,
      );
      if (fragment?.kind === Kind.FRAGMENT_DEFINITION) {
        measure(document, fragment.selectionSet, depth, weight, tally, [...spreads, selection.name.value]);
      }
    }
  }
}

/** The page a field asks for: its `first`, else 1; a variable counts as a default page. */
function pageOf(field: FieldNode): number {
  const first = field.arguments?.find((argument) => argument.name.value === 'first');
  if (!first) return 1;
  return first.value.kind === Kind.INT ? Math.max(1, Math.min(50, Number(first.value.value))) : 20;
}
