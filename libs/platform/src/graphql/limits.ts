import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** What one request may ask for. A page argument multiplies the cost of what is below it. */
export const LIMITS = {
  depth: 12,
  aliases: 30,
  directives: 10,
  fields: 500,
  /** Each use of one counts. Fragments that hold no field would otherwise unfold without end and cost nothing. */
  fragments: 500,
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
  fragments: number;
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
          const directives = definition.directives?.length ?? 0;
          const tally: Tally = { aliases: 0, directives, fields: 0, fragments: 0, cost: 0 };
          measure(definition.selectionSet, { document, tally, depth: 1, weight: 1, spreads: [] });
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

interface Walk {
  readonly document: DocumentNode;
  readonly tally: Tally;
  readonly depth: number;
  readonly weight: number;
  readonly spreads: readonly string[];
}

function measure(set: SelectionSetNode, walk: Walk): void {
  if (walk.depth > LIMITS.depth) throw new TooLarge();
  for (const selection of set.selections) {
    count(selection, walk);
    if (selection.kind === Kind.FIELD) {
      if (!selection.selectionSet) continue;
      measure(selection.selectionSet, { ...walk, depth: walk.depth + 1, weight: walk.weight * pageOf(selection) });
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      measure(selection.selectionSet, walk);
    } else {
      measureSpread(selection.name.value, walk);
    }
  }
}

function count(selection: SelectionNode, { tally, weight }: Walk): void {
  tally.directives += selection.directives?.length ?? 0;
  if (selection.kind === Kind.FIELD) {
    tally.fields += 1;
    tally.cost += weight;
    tally.aliases += selection.alias ? 1 : 0;
  } else tally.fragments += 1;
  const { directives, fields, fragments, aliases, cost } = tally;
  if (directives >= LIMITS.directives || aliases > LIMITS.aliases || cost > LIMITS.cost) throw new TooLarge();
  if (fields > LIMITS.fields || fragments > LIMITS.fragments) throw new TooLarge();
}

/** A fragment counts each time it is spread; one that spreads itself is refused by GraphQL's own rules. */
function measureSpread(name: string, walk: Walk): void {
  if (walk.spreads.includes(name)) return;
  for (const definition of walk.document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name)
      measure(definition.selectionSet, { ...walk, spreads: [...walk.spreads, name] });
  }
}

/** The page a field asks for: its `first`, else 1; a variable counts as a default page. */
function pageOf(field: FieldNode): number {
  const first = field.arguments?.find((argument) => argument.name.value === 'first');
  if (!first) return 1;
  return first.value.kind === Kind.INT ? Math.max(1, Math.min(50, Number(first.value.value))) : 20;
}
