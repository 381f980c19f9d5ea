import { z } from 'zod';

import { createSandbox } from './sandbox.js';

const ENDPOINTS = z.array(
  z.object({
    url: z.url(),
    secret: z.string(),
    kind: z.enum(['snapshot', 'connect', 'thin']),
    events: z.array(z.string()).optional(),
  }),
);

const ENVIRONMENT = z.object({
  NODE_ENV: z.string().optional(),
  STRIPE_SANDBOX_HOST: z.string().default('127.0.0.1'),
  STRIPE_SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(12_111),
  STRIPE_SANDBOX_FILE: z.string().optional(),
  STRIPE_SANDBOX_SECRET_KEY: z.string().startsWith('sk_test_').optional(),
  STRIPE_SANDBOX_PUBLIC_URL: z.url().optional(),
  STRIPE_SANDBOX_WEBHOOKS: z
    .string()
    .default('[]')
    .transform((text) => ENDPOINTS.parse(JSON.parse(text))),
});

const environment = ENVIRONMENT.parse(process.env);

const sandbox = await createSandbox({
  host: environment.STRIPE_SANDBOX_HOST,
  port: environment.STRIPE_SANDBOX_PORT,
  file: environment.STRIPE_SANDBOX_FILE,
  secretKey: environment.STRIPE_SANDBOX_SECRET_KEY,
  publicUrl: environment.STRIPE_SANDBOX_PUBLIC_URL,
  webhookEndpoints: environment.STRIPE_SANDBOX_WEBHOOKS.length === 0 ? undefined : environment.STRIPE_SANDBOX_WEBHOOKS,
  environment: environment.NODE_ENV,
});
process.stdout.write(`Stripe sandbox: ${sandbox.url}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void sandbox.close();
  });
}
