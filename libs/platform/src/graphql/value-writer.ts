import {
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import type { RequestContext } from '../access/index.js';

/** Something that is left to graphql-jit: a selection before it is compiled, or a value that does not keep its promise. */
export class Unwritable extends Error {}

/** Writes what a resolver answered as JSON. Throws `Unwritable`, or what a resolver below threw. */
export type ValueWriter = (value: unknown, context: RequestContext | undefined) => string | Promise<string>;

type Write = (value: unknown, text: Text) => void;

const unchanging = new WeakSet<object>();

/**
 * Promises that neither an object nor anything in it ever changes: it is written once for each selection of its plain
 * fields. Answers the same object.
 */
export function neverChanges<T extends object>(value: T): T {
  unchanging.add(value);
  return value;
}

/** JSON under way; what is still waited for keeps its place. */
class Text {
  written = '';
  readonly #before: string[] = [];
  readonly #awaited: Promise<string>[] = [];

  constructor(readonly context: RequestContext | undefined) {}

  later(piece: Promise<string>): void {
    this.#before.push(this.written);
    this.#awaited.push(piece);
    this.written = '';
  }

  end(): string | Promise<string> {
    if (this.#awaited.length === 0) return this.written;
    return Promise.all(this.#awaited).then(
      (pieces) => pieces.map((piece, index) => `${this.#before[index]}${piece}`).join('') + this.written,
    );
  }
}

/**
 * Compiles a selection of fields to a function that writes values of a type as JSON at once: the same text as GraphQL's
 * execution and JSON.stringify give, without the objects between the two. It knows properties, resolvers without
 * arguments, lists, unions and fragments. Throws `Unwritable` for directives and arguments.
 */
export function compileWriter(
  schema: GraphQLSchema,
  document: DocumentNode,
  type: GraphQLOutputType,
  fields: readonly FieldNode[],
): ValueWriter {
  const write = new WriterCompiler(schema, document).ofType(type, fields);
  return (value, context) => {
    const text = new Text(context);
    write(value, text);
    return text.end();
  };
}

class WriterCompiler {
  /** How many resolvers the selections so far call: what they answer may differ from request to request. */
  #resolvers = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly document: DocumentNode,
  ) {}

  ofType(type: GraphQLOutputType, nodes: readonly FieldNode[]): Write {
    const write = this.ofPresent(isNonNullType(type) ? type.ofType : type, nodes);
    const promised = isNonNullType(type);
    return (value, text) => {
      if (value !== null && value !== undefined) write(value, text);
      else if (promised) throw new Unwritable();
      else text.written += 'null';
    };
  }

  private ofPresent(type: GraphQLOutputType, nodes: readonly FieldNode[]): Write {
    if (isListType(type)) return listOf(this.ofType(type.ofType as GraphQLOutputType, nodes));
    if (isLeafType(type)) return leafOf(type);
    if (isObjectType(type)) return this.ofObject(type, nodes);
    if (isAbstractType(type)) return this.ofAbstract(type, nodes);
    throw new Unwritable();
  }

  private ofAbstract(type: GraphQLAbstractType, nodes: readonly FieldNode[]): Write {
    const { resolveType } = type;
    if (!resolveType) throw new Unwritable();
    this.#resolvers += 1;
    const byName = new Map(this.schema.getPossibleTypes(type).map((one) => [one.name, this.ofObject(one, nodes)]));
    return (value, text) => {
      const name = resolveType(value, text.context, undefined as never, type);
      const write = typeof name === 'string' ? byName.get(name) : undefined;
      if (!write) throw new Unwritable();
      write(value, text);
    };
  }

  private ofObject(type: GraphQLObjectType, nodes: readonly FieldNode[]): Write {
    if (type.isTypeOf) throw new Unwritable();
    const byKey = new Map<string, FieldNode[]>();
    for (const { selectionSet } of nodes) if (selectionSet) this.collect(type, selectionSet, byKey);
    const resolversBefore = this.#resolvers;
    const fields = [...byKey.values()].map((same, index) => {
      const [{ alias, name }] = same as [FieldNode];
      return this.ofField(type, `${index === 0 ? '{' : ','}${JSON.stringify((alias ?? name).value)}:`, same);
    });
    const write: Write = (value, text) => {
      if (typeof value !== 'object' || value instanceof Error || value instanceof Promise) throw new Unwritable();
      for (const writeField of fields) writeField(value, text);
      text.written += '}';
    };
    return this.#resolvers === resolversBefore ? once(write) : write;
  }

  private ofField(type: GraphQLObjectType, before: string, nodes: readonly FieldNode[]): Write {
    const name = nodes[0]!.name.value;
    if (name === '__typename') {
      const whole = `${before}${JSON.stringify(type.name)}`;
      return (_, text) => void (text.written += whole);
    }
    const field = type.getFields()[name];
    if (!field || field.args.length > 0) throw new Unwritable();
    const write = this.ofType(field.type, nodes);
    const { resolve } = field;
    if (resolve) {
      this.#resolvers += 1;
      return (value, text) => {
        text.written += before;
        writeResolved(resolve(value, {}, text.context, undefined as never), write, text);
      };
    }
    return (value, text) => {
      text.written += before;
      write((value as Record<string, unknown>)[name], text);
    };
  }

  /** Section 6.3.2 of the specification: the fields of one object, those of the same key together, in order. */
  private collect(type: GraphQLObjectType, { selections }: SelectionSetNode, byKey: Map<string, FieldNode[]>): void {
    for (const selection of selections) {
      if (selection.directives?.length) throw new Unwritable();
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        byKey.set(key, [...(byKey.get(key) ?? []), selection]);
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.fragment(selection.name.value);
      const condition = fragment.typeCondition && this.schema.getType(fragment.typeCondition.name.value);
      const applies =
        !condition || condition === type || (isAbstractType(condition) && this.schema.isSubType(condition, type));
      if (applies) this.collect(type, fragment.selectionSet, byKey);
    }
  }

  private fragment(name: string) {
    for (const definition of this.document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name) return definition;
    }
    throw new Unwritable();
  }
}

/** Of objects that never change, keeps what is written. */
function once(write: Write): Write {
  const known = new WeakMap<object, string>();
  return (value, text) => {
    if (typeof value !== 'object' || value === null || !unchanging.has(value)) return write(value, text);
    let written = known.get(value);
    if (written === undefined) {
      const apart = new Text(text.context);
      write(value, apart);
      written = apart.written;
      known.set(value, written);
    }
    text.written += written;
  };
}

function writeResolved(resolved: unknown, write: Write, text: Text): void {
  if (!(resolved instanceof Promise)) return write(resolved, text);
  const { context } = text;
  text.later(
    resolved.then((value) => {
      const piece = new Text(context);
      write(value, piece);
      return piece.end();
    }),
  );
}

function listOf(write: Write): Write {
  return (value, text) => {
    if (!Array.isArray(value)) throw new Unwritable();
    text.written += '[';
    for (let at = 0; at < value.length; at += 1) {
      if (at > 0) text.written += ',';
      write(value[at], text);
    }
    text.written += ']';
  };
}

function leafOf(type: GraphQLLeafType): Write {
  return (value, text) => {
    // As execution does: what the type makes of it; a failure here is found there again, with its words.
    const leaf = type.serialize(value);
    if (typeof leaf === 'string') text.written += quoted(leaf);
    else if (typeof leaf === 'boolean' || Number.isFinite(leaf)) text.written += String(leaf);
    else throw new Unwritable();
  };
}

/** What JSON escapes is among these: quotes, backslashes, control characters, surrogates without their other half. */
const NEEDS_ESCAPES = /["\\\p{Cc}\p{Cs}]/u;

const quoted = (text: string): string => (NEEDS_ESCAPES.test(text) ? JSON.stringify(text) : `"${text}"`);
