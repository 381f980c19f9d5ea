/**
 * Who may import whom. `npm run lint` enforces it; test/architecture feeds it a tree that breaks every rule.
 * apps → features → platform → events → kernel, always through a front door, never in a circle.
 */

/** Each feature and the features whose front door it may open. What must flow the other way travels as an event. */
export const FEATURE_IMPORTS = {
  audit: [],
  geo: [],
  catalog: [],
  identity: ['audit'],
  consent: ['identity', 'audit'],
  vault: ['identity', 'audit'],
  provider: ['identity', 'catalog', 'geo', 'vault', 'audit'],
  availability: ['provider'],
  pricing: ['catalog'],
  search: ['geo', 'catalog', 'provider', 'availability', 'pricing'],
  payment: ['identity', 'audit'],
  booking: ['identity', 'catalog', 'geo', 'provider', 'availability', 'pricing', 'payment', 'audit'],
  billing: ['identity', 'provider', 'vault', 'pricing', 'payment', 'booking', 'audit'],
  review: ['identity', 'booking', 'audit'],
  messaging: ['identity', 'booking'],
  support: ['identity', 'booking', 'payment', 'vault'],
  notification: ['identity'],
  privacy: ['identity', 'audit'],
};

/** The layers below the features: each may import those that follow it. */
const FOUNDATIONS = ['platform', 'events', 'kernel'];

const TESTS = String.raw`\.(spec|int-spec|bench)\.ts$`;
const anyOf = (names) => `(${names.join('|')})`;

const featureRules = Object.entries(FEATURE_IMPORTS).map(([feature, imports]) => ({
  name: `feature-${feature}`,
  comment: `${feature} may import ${[...imports, ...FOUNDATIONS].join(', ')} and itself; for the rest, publish or handle an event.`,
  severity: 'error',
  from: { path: `^libs/${feature}/`, pathNot: TESTS },
  to: { path: '^libs/', pathNot: `^libs/${anyOf([feature, ...imports, ...FOUNDATIONS])}/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...featureRules,
    {
      name: 'known-features-only',
      comment: 'A new lib gets its row in FEATURE_IMPORTS before its first import.',
      severity: 'error',
      from: { path: '^libs/', pathNot: [TESTS, `^libs/${anyOf([...Object.keys(FEATURE_IMPORTS), ...FOUNDATIONS])}/`] },
      to: {},
    },
    {
      name: 'no-circle',
      comment:
        'Two files that import each other cannot be understood, tested or started one at a time; types alone may.',
      severity: 'error',
      from: { pathNot: '^libs/platform/src/prisma/generated/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'kernel-imports-nothing-of-ours',
      comment: 'The kernel is pure: itself, Node and the Temporal polyfill.',
      severity: 'error',
      from: { path: '^libs/kernel/', pathNot: TESTS },
      to: { pathNot: ['^libs/kernel/', '(^|/)temporal-polyfill/', '^(node:)?crypto$'] },
    },
    {
      name: 'events-are-types-only',
      comment: 'Events know the kernel and nothing else.',
      severity: 'error',
      from: { path: '^libs/events/', pathNot: TESTS },
      to: { pathNot: ['^libs/events/', '^libs/kernel/'] },
    },
    {
      name: 'platform-knows-no-feature',
      comment: 'What platform needs from a feature is an interface in platform that the feature implements.',
      severity: 'error',
      from: { path: '^libs/platform/', pathNot: TESTS },
      to: { path: '^libs/', pathNot: `^libs/${anyOf(FOUNDATIONS)}/` },
    },
    {
      name: 'libs-know-no-app',
      comment: 'Apps put libs together, never the other way round. Tests and the seed may start an app.',
      severity: 'error',
      from: { path: '^libs/', pathNot: TESTS },
      to: { path: '^apps/' },
    },
    {
      name: 'product-knows-no-test',
      comment: 'Test support stays out of what is shipped.',
      severity: 'error',
      from: { path: '^(libs|apps|prisma|tools)/', pathNot: TESTS },
      to: { path: `^test/|${TESTS}` },
    },
    {
      name: 'front-door',
      comment: "Another lib is entered by its index.ts (#booking), platform by a room's index.ts (#platform/jobs).",
      severity: 'error',
      // What runs before anything is built loads single files: Node strips types, but knows no decorators.
      from: {
        path: '^(?:(?:libs|apps)/([^/]+)/|test/|prisma/)',
        pathNot: '^test/support/global-(setup|teardown)\\.mjs$',
      },
      to: {
        path: '^libs/',
        pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$', '^libs/platform/src/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'domain-is-pure',
      comment: 'A rule is data in, decision out: no framework, database, schema or platform.',
      severity: 'error',
      from: { path: '^libs/[^/]+/src/domain/', pathNot: TESTS },
      to: {
        path: [
          '(^|/)node_modules/(@nestjs|@prisma|@apollo|graphql|pg|pg-boss|rxjs|stripe|class-validator|class-transformer)(/|$)',
          '^libs/platform/',
          '^libs/[^/]+/src/(use-cases|store|graphql|handlers|jobs|adapters|http)/',
          '^libs/[^/]+/src/[^/]+\\.module\\.ts$',
          '^(node:)?(fs|fs/promises|net|http|https|child_process|timers|timers/promises)$',
        ],
      },
    },
    {
      name: 'graphql-types-stay-inside',
      comment: 'GraphQL objects and inputs never reach use cases, stores or rules.',
      severity: 'error',
      from: { path: '^libs/[^/]+/src/(domain|use-cases|store)/', pathNot: TESTS },
      to: { path: ['^libs/[^/]+/src/graphql/', '^libs/platform/src/graphql/'] },
    },
    {
      name: 'prisma-client-in-platform',
      comment: 'The generated client is made once, in platform/prisma. Stores get it from there.',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: ['^libs/platform/src/prisma/', TESTS] },
      to: { path: ['^libs/platform/src/prisma/generated/', '(^|/)node_modules/@prisma/'] },
    },
    {
      name: 'stripe-in-adapters',
      comment: 'One place speaks to Stripe, so that one place is reviewed for keys, idempotency and versions.',
      severity: 'error',
      from: { path: '^(libs|apps|prisma)/', pathNot: ['^libs/payment/src/adapters/', '^apps/stripe-sandbox/'] },
      to: { path: '(^|/)node_modules/stripe/' },
    },
    {
      name: 'web-knows-kernel-only',
      comment: 'The browser knows schema.graphql and the kernel; everything else it asks for over GraphQL.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: ['^libs/(?!kernel/)', '^apps/(?!web/)'] },
    },
    {
      name: 'stand-ins-stand-alone',
      comment: 'The local Stripe and the mail box must not share code with what they stand in for, kernel apart.',
      severity: 'error',
      from: { path: '^apps/(stripe-sandbox|mailbox)/', pathNot: TESTS },
      to: { path: ['^libs/(?!kernel/)', '^apps/(?!$1/)'] },
    },
    {
      name: 'resolvable',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^libs/platform/src/prisma/generated/', '/graphql-env$', '^virtual:'] },
    },
    {
      name: 'declared-dependency',
      comment: 'A package that is used is named in package.json.',
      severity: 'error',
      from: { path: '^(libs|apps)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-dev-dependency-in-product',
      comment: 'What is shipped installs without development packages.',
      severity: 'error',
      // The browser's packages are bundled by its build, not installed beside the server.
      from: { path: '^(libs|apps)/', pathNot: [TESTS, '^apps/web/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|test/architecture/bad-examples)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      conditionNames: ['types', 'import', 'node', 'default', 'require'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
      mainFields: ['types', 'module', 'main'],
    },
    skipAnalysisNotInRules: true,
  },
};
