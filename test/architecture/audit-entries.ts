import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '../..');

/** What one call writes into the audit log, as far as its code and types tell. */
export interface WrittenEntry {
  /** `libs/booking/src/use-cases/cancel-booking.ts:37` */
  readonly where: string;
  /** Every action it can write; empty where nothing tells. */
  readonly actions: readonly string[];
  /** Types of its subject, likewise. */
  readonly subjects: readonly string[];
  /** Names of its details, each with the codes it can be; a detail without codes is an id, a number, an instant. */
  readonly details: ReadonlyMap<string, readonly string[]>;
}

/** Every call of `AuditLog.append` in the product. */
export function auditEntries(): WrittenEntry[] {
  const files = globSync('{apps,libs}/*/src/**/*.ts', { cwd: ROOT })
    .filter((file) => !/spec\.ts$|^apps\/web/.test(file))
    .map((file) => join(ROOT, file))
    .filter((file) => readFileSync(file, 'utf8').includes('audit.append('));
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const program = ts.createProgram(files, { ...options, incremental: false });
  const reader = new EntryReader(program.getTypeChecker());
  return files.flatMap((file) => reader.entriesOf(program.getSourceFile(file)!));
}

class EntryReader {
  readonly #checker: ts.TypeChecker;

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  entriesOf(source: ts.SourceFile): WrittenEntry[] {
    const found: WrittenEntry[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && /audit\.append$/.test(node.expression.getText())) found.push(this.#entry(node));
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  }

  #entry(call: ts.CallExpression): WrittenEntry {
    const source = call.getSourceFile();
    const { line } = source.getLineAndCharacterOfPosition(call.getStart());
    const record = call.arguments[1]!;
    const data = this.#property(this.#checker.getTypeAtLocation(record), 'data', call);
    return {
      where: `${source.fileName.slice(ROOT.length + 1)}:${line + 1}`,
      actions: this.#textsOf(this.#part(record, 'action')),
      subjects: this.#textsOf(this.#part(record, 'subject', 'type')),
      details: new Map(data ? this.#details(data, call) : []),
    };
  }

  #property(type: ts.Type, name: string, at: ts.Node): ts.Type | null {
    const symbol = type.getProperty(name);
    return symbol ? this.#checker.getNonNullableType(this.#checker.getTypeOfSymbolAtLocation(symbol, at)) : null;
  }

  #details(data: ts.Type, at: ts.Node): [string, string[]][] {
    const all = membersOf(data);
    if (all.some((one) => one.getStringIndexType())) throw new Error(`${at.getSourceFile().fileName}: untyped details`);
    const names = new Set(all.flatMap((one) => one.getProperties().map(({ name }) => name)));
    return [...names].map((name) => [name, all.flatMap((one) => this.#codes(this.#property(one, name, at)))]);
  }

  /** The texts that a value, or each of a list of them, can be. */
  #codes(type: ts.Type | null): string[] {
    if (!type) return [];
    return membersOf(type).flatMap((one) => {
      if (one.isStringLiteral()) return [one.value];
      const element = this.#checker.isArrayType(one) ? one.getNumberIndexType() : undefined;
      return element ? this.#codes(element) : [];
    });
  }

  /** The expression that stands for a part of an object, through constants and conditions. */
  #part(of: ts.Expression | undefined, ...path: string[]): ts.Expression[] {
    const [name, ...rest] = path;
    if (!of) return [];
    if (name === undefined) return [of];
    if (ts.isConditionalExpression(of)) return [of.whenTrue, of.whenFalse].flatMap((each) => this.#part(each, ...path));
    if (ts.isObjectLiteralExpression(of)) {
      return of.properties.flatMap((property) => {
        if (property.name?.getText() !== name) return [];
        if (ts.isPropertyAssignment(property)) return this.#part(property.initializer, ...rest);
        return ts.isShorthandPropertyAssignment(property) ? this.#part(this.#meant(property.name), ...rest) : [];
      });
    }
    const meant = this.#meant(of);
    return meant ? this.#part(meant, ...path) : [];
  }

  /** What a constant is, or what a function that only makes an object makes. */
  #meant(expression: ts.Expression): ts.Expression | undefined {
    const name = ts.isCallExpression(expression) ? expression.expression : expression;
    const shorthand = ts.isShorthandPropertyAssignment(expression.parent);
    const symbol = shorthand
      ? this.#checker.getShorthandAssignmentValueSymbol(expression.parent)
      : this.#checker.getSymbolAtLocation(name);
    const declaration = symbol?.valueDeclaration;
    const value = declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
    if (!value || !ts.isArrowFunction(value)) return value;
    if (ts.isBlock(value.body)) return undefined;
    return ts.isParenthesizedExpression(value.body) ? value.body.expression : value.body;
  }

  #textsOf(expressions: readonly ts.Expression[]): string[] {
    return expressions.flatMap((expression): string[] => {
      if (ts.isStringLiteralLike(expression)) return [expression.text];
      if (ts.isConditionalExpression(expression)) return this.#textsOf([expression.whenTrue, expression.whenFalse]);
      if (ts.isCallExpression(expression) && ts.isPropertyAccessExpression(expression.expression)) {
        const { expression: text, name } = expression.expression;
        return name.text === 'toLowerCase' ? this.#textsOf([text]).map((each) => each.toLowerCase()) : [];
      }
      if (!ts.isTemplateExpression(expression)) return this.#codes(this.#checker.getTypeAtLocation(expression));
      return expression.templateSpans.reduce(
        (texts, span) =>
          this.#textsOf([span.expression]).flatMap((code) => texts.map((text) => text + code + span.literal.text)),
        [expression.head.text],
      );
    });
  }
}

const membersOf = (type: ts.Type): readonly ts.Type[] => (type.isUnion() ? type.types : [type]);
