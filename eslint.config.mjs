import eslint from '@eslint/js';
import security from 'eslint-plugin-security';
import sonarjs from 'eslint-plugin-sonarjs';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const SPECS = ['**/*.{spec,int-spec,bench}.ts', 'test/**/*.ts'];
const WRONG_ON_PURPOSE = 'test/architecture/bad-examples/**';

const NO_ENVIRONMENT = [
  {
    selector:
      "MemberExpression[property.name='env']:matches([object.name='process'], [object.property.name='process'])",
    message: 'Read the environment in #platform/config only: there it is validated, named and documented.',
  },
  {
    selector: "VariableDeclarator[init.name='process'] > ObjectPattern > Property[key.name='env']",
    message: 'Read the environment in #platform/config only: there it is validated, named and documented.',
  },
  {
    selector: "ImportDeclaration[source.value=/^(node:)?process$/] > ImportSpecifier[imported.name='env']",
    message: 'Read the environment in #platform/config only: there it is validated, named and documented.',
  },
];

const NO_UNSAFE_SQL = [
  {
    selector: 'MemberExpression[property.name=/^\\$(query|execute)RawUnsafe$/]',
    message: 'Raw SQL goes through Database.query or txQuery of #platform/prisma, with $1-style values.',
  },
];

const NO_CLOCK = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'A rule is given its instant: take `now: Date` as a parameter.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'A rule is given its instant: take `now: Date` as a parameter.',
  },
  { selector: "CallExpression[callee.name='Date']", message: 'A rule is given its instant: take `now: Date`.' },
  {
    selector: "MemberExpression[object.name='Temporal'][property.name='Now']",
    message: 'A rule is given its instant: take `now: Date` as a parameter.',
  },
  {
    selector: "MemberExpression[object.name='performance'][property.name='now']",
    message: 'A rule measures no time.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'A rule is given its chance: take the drawn value as a parameter.',
  },
  {
    selector: 'ImportDeclaration[source.value=/^(node:)?crypto$/] > ImportSpecifier[imported.name=/^random/]',
    message: 'A rule is given its chance: take the drawn value as a parameter.',
  },
  {
    selector:
      "ImportDeclaration[source.value='#kernel'] > ImportSpecifier[imported.name=/^(systemClock|OffsetClock|newId)$/]",
    message: 'A rule is given its instant and its ids by the use case.',
  },
];

/** What a use case, handler or module may know of the database: that a transaction exists. */
const onlyFromPrisma = (...allowImportNames) => ({
  patterns: [
    {
      regex: '^#platform/prisma$',
      allowImportNames,
      message: 'Queries live in store/. Elsewhere only a transaction is known.',
    },
  ],
});

export default defineConfig(
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    ignores: [
      'node_modules/',
      'dist/',
      'coverage/',
      'artefacts/',
      '.data/',
      'libs/platform/src/prisma/generated/',
      'apps/web/src/lib/graphql-env.d.ts',
      'apps/web/public/',
      WRONG_ON_PURPOSE,
    ],
  },
  eslint.configs.recommended,
  { languageOptions: { globals: globals.node } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    plugins: { security, sonarjs },
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['prisma.config.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // Promises: each one is awaited, returned or given away on purpose with `void`.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { inheritedMethods: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/promise-function-async': 'off',
      // A store or port is asynchronous by contract even where today's implementation is not.
      '@typescript-eslint/require-await': 'off',

      // Types: nothing unknown passes for known.
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unnecessary-type-arguments': 'error',
      '@typescript-eslint/no-unnecessary-boolean-literal-compare': 'error',
      '@typescript-eslint/no-meaningless-void-operator': 'error',
      '@typescript-eslint/no-mixed-enums': 'error',
      '@typescript-eslint/no-dynamic-delete': 'error',
      '@typescript-eslint/prefer-reduce-type-parameter': 'error',
      '@typescript-eslint/related-getter-setter-pairs': 'error',
      '@typescript-eslint/unified-signatures': 'error',
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/prefer-optional-chain': 'error',
      '@typescript-eslint/prefer-find': 'error',
      '@typescript-eslint/prefer-includes': 'error',
      '@typescript-eslint/consistent-type-assertions': 'error',

      // Plain mistakes.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-template-curly-in-string': 'error',
      'no-unmodified-loop-condition': 'error',
      'no-self-compare': 'error',
      'no-constructor-return': 'error',
      'no-param-reassign': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'no-else-return': 'error',
      'no-useless-rename': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'off',
      '@typescript-eslint/no-implied-eval': 'error',
      'no-new-func': 'error',

      // Size: a longer one is a question to ask.
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true, IIFEs: true }],
      'max-params': 'off',
      'max-depth': ['error', 4],
      'sonarjs/cognitive-complexity': ['error', 15],

      // Security.
      'security/detect-bidi-characters': 'error',
      'security/detect-buffer-noassert': 'error',
      'security/detect-child-process': 'error',
      'security/detect-disable-mustache-escape': 'error',
      'security/detect-eval-with-expression': 'error',
      'security/detect-non-literal-regexp': 'error',
      'security/detect-non-literal-require': 'error',
      'security/detect-possible-timing-attacks': 'error',
      'security/detect-pseudoRandomBytes': 'error',
      'sonarjs/slow-regex': 'error',
      'sonarjs/no-hardcoded-passwords': 'error',
      'sonarjs/no-hardcoded-secrets': 'error',
      'sonarjs/hashing': 'error',
      'sonarjs/no-weak-cipher': 'error',
      'sonarjs/no-weak-keys': 'error',
      'sonarjs/encryption-secure-mode': 'error',
      'sonarjs/weak-ssl': 'error',
      'sonarjs/unverified-certificate': 'error',
      'sonarjs/cookie-no-httponly': 'error',
      'sonarjs/insecure-cookie': 'error',
      'sonarjs/pseudo-random': 'error',
      'sonarjs/code-eval': 'error',

      // Code that says one thing and does another.
      'sonarjs/no-all-duplicated-branches': 'error',
      'sonarjs/no-identical-conditions': 'error',
      'sonarjs/no-identical-expressions': 'error',
      'sonarjs/no-element-overwrite': 'error',
      'sonarjs/no-empty-collection': 'error',
      'sonarjs/no-ignored-exceptions': 'error',
      'sonarjs/no-gratuitous-expressions': 'error',
      'sonarjs/no-collection-size-mischeck': 'error',
      'sonarjs/no-dead-store': 'error',
      'sonarjs/no-redundant-jump': 'error',
      'sonarjs/no-use-of-empty-return-value': 'error',
      'sonarjs/non-existent-operator': 'error',
      'sonarjs/no-inverted-boolean-check': 'error',
      'sonarjs/no-duplicated-branches': 'error',
      'sonarjs/no-identical-functions': 'error',
      'sonarjs/prefer-immediate-return': 'error',
      'sonarjs/no-skipped-tests': 'error',
      'sonarjs/no-exclusive-tests': 'error',
      'sonarjs/assertions-in-tests': 'off',

      'no-restricted-syntax': ['error', ...NO_UNSAFE_SQL, ...NO_ENVIRONMENT],
    },
  },
  {
    name: 'one place reads the environment',
    files: [
      '**/libs/platform/src/config/**/*.ts',
      'apps/{stripe-sandbox,mailbox}/**/main.ts',
      'apps/web/vite.config.ts',
      'tools/**/*.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', ...NO_UNSAFE_SQL] },
  },
  {
    name: 'tests arrange their environment',
    files: SPECS,
    ignores: [WRONG_ON_PURPOSE],
    rules: { 'no-restricted-syntax': ['error', ...NO_UNSAFE_SQL] },
  },
  {
    name: 'one place writes raw SQL',
    files: ['**/libs/platform/src/prisma/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...NO_ENVIRONMENT] },
  },
  {
    name: 'rules are pure',
    files: ['**/libs/*/src/domain/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-syntax': ['error', ...NO_UNSAFE_SQL, ...NO_ENVIRONMENT, ...NO_CLOCK] },
  },
  {
    name: 'queries live in stores',
    files: ['**/libs/*/src/**/*.ts'],
    ignores: ['**/libs/platform/**', '**/libs/*/src/store/**', '**/*.{spec,int-spec,bench}.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', onlyFromPrisma('Tx', 'Transactor', 'PrismaModule')],
    },
  },
  {
    name: 'an application starts the database and asks it nothing',
    files: ['apps/*/src/**/*.ts'],
    ignores: ['**/*.{spec,int-spec,bench}.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', onlyFromPrisma('applyMigrations', 'PrismaModule')] },
  },
  {
    name: 'the browser',
    files: ['**/apps/web/src/**/*.{ts,tsx}'],
    languageOptions: { globals: globals.browser },
    rules: {
      // A component's function holds its markup.
      'max-lines-per-function': ['error', { max: 150, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      'no-restricted-syntax': [
        'error',
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: 'Text of people is shown as text (SAFE-1).',
        },
        {
          selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML)$/]',
          message: 'Text of people is shown as text (SAFE-1).',
        },
      ],
    },
  },
  {
    name: 'programs that talk to a terminal',
    files: [
      'apps/*/**/main.ts',
      'apps/demo/**/*.ts',
      'apps/api/src/development/**/*.ts',
      'tools/**/*.ts',
      'prisma/seed/**/*.ts',
      'test/bench/**/*.ts',
      '**/*.bench.ts',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    name: 'made-up people share a password that the banner prints, and draw lots without secrets',
    files: ['prisma/seed/**/*.ts', 'apps/demo/**/*.ts'],
    rules: { 'sonarjs/no-hardcoded-passwords': 'off', 'sonarjs/pseudo-random': 'off' },
  },
  {
    name: 'a catalogue is as long as what is said',
    files: ['apps/web/src/i18n/**/*.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    name: 'tests',
    files: SPECS,
    ignores: [WRONG_ON_PURPOSE],
    rules: {
      'max-lines': ['error', { max: 600, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': 'off',
      'sonarjs/no-hardcoded-passwords': 'off',
      'sonarjs/no-hardcoded-secrets': 'off',
      'sonarjs/no-identical-functions': 'off',
      'sonarjs/pseudo-random': 'off',
      'sonarjs/cognitive-complexity': 'off',
      'security/detect-child-process': 'off',
      'security/detect-non-literal-regexp': 'off',
      // Answers of the API under test are read as they come.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
