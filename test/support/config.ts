import { loadConfig, type Config } from '#platform/config';

/** The configuration of a test application; `overrides` are environment variables. */
export const testConfig = (databaseUrl: string, overrides: Record<string, string> = {}): Config =>
  loadConfig({
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    DATABASE_POOL_MAX: '20',
    SECRET_KEY: '6d1f0e5b9a3c47d28e0f1a2b3c4d5e6f7081920a1b2c3d4e5f60718293a4b5c6',
    SMTP_URL: 'smtp://127.0.0.1:1',
    STRIPE_SECRET_KEY: 'sk_test_limpide',
    STRIPE_WEBHOOK_SECRETS: 'whsec_test_platform',
    STRIPE_CONNECT_WEBHOOK_SECRETS: 'whsec_test_connect',
    STRIPE_THIN_WEBHOOK_SECRETS: 'whsec_test_thin',
    ...overrides,
  });
