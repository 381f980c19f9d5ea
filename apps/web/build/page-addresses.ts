import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const FEATURES = join(import.meta.dirname, '../src/features');

/**
 * The address patterns of every page that the router knows, e.g. `/bookings/:bookingId`, sorted. They are read from the
 * `routes` of each feature as they are written: the pages themselves need a browser.
 */
export function pageAddresses(folder = FEATURES): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('routes.tsx'),
  );
  const patterns = files.flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
    const routes = variablesIn(source).get('routes');
    if (!routes) throw new Error(`${file} has no routes`);
    return pagesIn(routes, '');
  });
  return [...new Set(patterns)].sort();
}

function variablesIn(source: ts.SourceFile): Map<string, ts.Expression> {
  const declarations = source.statements
    .filter(ts.isVariableStatement)
    .flatMap((one) => [...one.declarationList.declarations]);
  return new Map(
    declarations.flatMap(({ name, initializer }) =>
      ts.isIdentifier(name) && initializer ? [[name.text, initializer] as const] : [],
    ),
  );
}

/** The pages of an expression that makes routes: a list, a call that wraps some (`only([...], route, route)`), a route. */
function pagesIn(expression: ts.Node, above: string): string[] {
  if (ts.isObjectLiteralExpression(expression)) return pagesOf(expression, above);
  if (ts.isArrayLiteralExpression(expression)) return expression.elements.flatMap((element) => pagesIn(element, above));
  if (ts.isCallExpression(expression)) return expression.arguments.flatMap((argument) => pagesIn(argument, above));
  return [];
}

function pagesOf(route: ts.ObjectLiteralExpression, above: string): string[] {
  const given = (name: string): ts.Expression | undefined =>
    route.properties.filter(ts.isPropertyAssignment).find((property) => property.name.getText() === name)?.initializer;
  const written = given('path');
  const path = written && ts.isStringLiteral(written) ? written.text : '';
  const here = path.startsWith('/')
    ? path
    : [above, path]
        .filter(Boolean)
        .join('/')
        .replace(/^(?!\/)/, '/');
  const children = given('children');
  return children ? pagesIn(children, here === '/' ? '' : here) : [here];
}
