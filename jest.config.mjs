const shared = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  moduleNameMapper: {
    '^#platform/(.*)$': '<rootDir>/libs/platform/src/$1/index.ts',
    '^#(kernel|events|audit|identity|consent|geo|catalog|vault|provider|availability|pricing|search|payment|booking|billing|review|messaging|support|notification|privacy)$':
      '<rootDir>/libs/$1/src/index.ts',
    '^#(mailbox|stripe-sandbox)$': '<rootDir>/apps/$1/src/index.ts',
    '^fast-check$': '<rootDir>/test/support/seeded-fast-check.mjs',
    '^(\\.{1,2}/(?!.*node_modules/).*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/', '<rootDir>/test/architecture/bad-examples/'],
};

/**
 * `unit` needs nothing; `integration` and `e2e` get a real PostgreSQL from test/support/global-setup.mjs; `browser` gets
 * a Chromium and the built pages besides.
 */
export default {
  maxWorkers: 2,
  // Modules of finished test files stay in a worker's memory: it is started afresh before that slows it down.
  workerIdleMemoryLimit: '1500MB',
  // Ends what is stuck; says nothing about speed.
  testTimeout: 180_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/libs/**/*.spec.ts',
        '<rootDir>/apps/**/*.spec.ts',
        '<rootDir>/prisma/**/*.spec.ts',
        '<rootDir>/test/architecture/**/*.spec.ts',
      ],
    },
    {
      ...shared,
      displayName: 'integration',
      testMatch: [
        '<rootDir>/libs/**/*.int-spec.ts',
        '<rootDir>/apps/**/*.int-spec.ts',
        '<rootDir>/prisma/**/*.int-spec.ts',
        '<rootDir>/test/architecture/**/*.int-spec.ts',
      ],
      globalSetup: '<rootDir>/test/support/global-setup.mjs',
      globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
    },
    {
      ...shared,
      displayName: 'e2e',
      testMatch: [
        '<rootDir>/test/e2e/**/*.spec.ts',
        '<rootDir>/test/faults/**/*.spec.ts',
        '<rootDir>/test/promises/**/*.spec.ts',
      ],
      globalSetup: '<rootDir>/test/support/global-setup.mjs',
      globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
    },
    {
      ...shared,
      displayName: 'browser',
      testMatch: ['<rootDir>/test/browser/**/*.spec.ts'],
      setupFilesAfterEnv: ['<rootDir>/test/support/browser-patience.mjs'],
      globalSetup: '<rootDir>/test/browser/global-setup.mjs',
      globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
    },
  ],
};
