import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import extractTypeScriptConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const BAD_EXAMPLES = join(import.meta.dirname, 'bad-examples');

interface Configuration {
  FEATURE_IMPORTS: Record<string, string[]>;
  default: { forbidden: Array<{ name: string }>; options: ICruiseOptions };
}
const configuration = (await import(join(ROOT, '.dependency-cruiser.mjs'))) as Configuration;
const { FEATURE_IMPORTS } = configuration;

/** The rules broken in a tree, as `rule: from → to`. */
async function violations(baseDir: string, folders: string[]): Promise<string[]> {
  const { forbidden, options } = configuration.default;
  const { exclude: _everything, tsConfig: _file, ...kept } = options;
  const ruleSet = { forbidden } as NonNullable<ICruiseOptions['ruleSet']>;
  const result = await cruise(folders, { ...kept, ruleSet, baseDir, validate: true }, undefined, {
    tsConfig: extractTypeScriptConfig(join(ROOT, 'tsconfig.json')),
  });
  return (result.output as ICruiseResult).summary.violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`);
}

describe('the import rules', () => {
  let found: string[];
  beforeAll(async () => {
    found = await violations(BAD_EXAMPLES, ['apps', 'libs', 'test']);
  });

  it.each([
    ['domain-is-pure', 'libs/booking/src/domain/impure.ts', '@nestjs/common/index.js'],
    ['domain-is-pure', 'libs/booking/src/domain/impure.ts', 'libs/booking/src/store/booking.store.ts'],
    ['domain-is-pure', 'libs/booking/src/domain/impure.ts', 'libs/platform/src/config/index.ts'],
    ['kernel-imports-nothing-of-ours', 'libs/kernel/src/knows-platform.ts', 'libs/platform/src/config/index.ts'],
    ['events-are-types-only', 'libs/events/src/index.ts', 'libs/booking/src/index.ts'],
    ['platform-knows-no-feature', 'libs/platform/src/jobs/index.ts', 'libs/audit/src/index.ts'],
    ['feature-audit', 'libs/audit/src/imports-upstream.ts', 'libs/booking/src/index.ts'],
    ['feature-notification', 'libs/notification/src/index.ts', 'libs/pricing/src/index.ts'],
    ['known-features-only', 'libs/astrology/src/index.ts', 'libs/booking/src/index.ts'],
    ['front-door', 'libs/review/src/index.ts', 'libs/booking/src/store/booking.store.ts'],
    ['front-door', 'libs/search/src/index.ts', 'libs/platform/src/config/secrets.ts'],
    ['no-circle', 'libs/geo/src/chicken.ts', 'libs/geo/src/egg.ts'],
    ['libs-know-no-app', 'libs/booking/src/use-cases/knows-app.ts', 'apps/api/src/app.module.ts'],
    ['product-knows-no-test', 'libs/booking/src/use-cases/ships-test-tool.ts', 'test/support/fixture.ts'],
    ['graphql-types-stay-inside', 'libs/booking/src/use-cases/knows-graphql.ts', 'src/graphql/booking.object.ts'],
    ['prisma-client-in-platform', 'libs/booking/src/use-cases/own-client.ts', '@prisma/client/default.d.ts'],
    ['stripe-in-adapters', 'libs/booking/src/use-cases/charge-directly.ts', 'stripe/esm/stripe.esm.node.d.ts'],
    ['web-knows-kernel-only', 'apps/web/src/knows-audit.tsx', 'libs/audit/src/index.ts'],
    ['stand-ins-stand-alone', 'apps/mailbox/src/knows-audit.ts', 'libs/audit/src/index.ts'],
    ['resolvable', 'libs/booking/src/use-cases/lost.ts', './nowhere.js'],
    ['declared-dependency', 'libs/booking/src/use-cases/undeclared.ts', 'semver/index.js'],
    ['no-dev-dependency-in-product', 'libs/booking/src/use-cases/ships-test-tool.ts', 'fast-check.d.ts'],
  ])('catch %s in %s', (rule, from, to) => {
    expect(found.filter((line) => line.startsWith(`${rule}: ${from} → `) && line.endsWith(to))).toHaveLength(1);
  });

  it('have no rule without a bad example', () => {
    const tried = new Set(found.map((line) => line.slice(0, line.indexOf(':'))));
    const vacuous = configuration.default.forbidden.map((rule) => rule.name).filter((name) => !tried.has(name));
    expect(vacuous.filter((name) => !name.startsWith('feature-'))).toEqual([]);
  });

  it('let each feature open exactly the front doors of its row, when every feature tries every other', async () => {
    const tree = await mkdtemp(join(tmpdir(), 'import-table-'));
    const features = Object.keys(FEATURE_IMPORTS);
    try {
      await writeFile(
        join(tree, 'package.json'),
        JSON.stringify({ imports: { '#*': { types: './libs/*/src/index.ts' } } }),
      );
      for (const feature of features) {
        const folder = join(tree, 'libs', feature, 'src');
        await mkdir(folder, { recursive: true });
        await writeFile(join(folder, 'index.ts'), 'export const door = 1;\n');
        const others = features.filter((other) => other !== feature);
        await writeFile(
          join(folder, 'curious.ts'),
          others.map((o) => `export { door as ${o} } from '#${o}';`).join('\n'),
        );
      }
      const refused = await violations(tree, ['libs']);
      const expected = features.flatMap((feature) =>
        features
          .filter((other) => other !== feature && !FEATURE_IMPORTS[feature]?.includes(other))
          .map((other) => `feature-${feature}: libs/${feature}/src/curious.ts → libs/${other}/src/index.ts`),
      );
      expect(refused.sort()).toEqual(expected.sort());
    } finally {
      await rm(tree, { recursive: true });
    }
  });

  it('hold no circle in the table itself', () => {
    const visit = (feature: string, path: string[]): void => {
      expect(path).not.toContain(feature);
      for (const next of FEATURE_IMPORTS[feature] ?? []) visit(next, [...path, feature]);
    };
    for (const feature of Object.keys(FEATURE_IMPORTS)) visit(feature, []);
  });
});
