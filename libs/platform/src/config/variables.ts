import { z } from 'zod';

const port = (fallback: number) => z.coerce.number().int().min(0).max(65535).default(fallback);
const flag = z.enum(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1');
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
);

/** Each variable with the example that an error shows. */
export const examples: Record<string, string> = {
  NODE_ENV: 'production',
  ROLE: 'web',
  PORT: '3000',
  PUBLIC_URL: 'https://limpide.example',
  DATABASE_URL: 'postgresql://user:password@db.example:5432/limpide',
  REDIS_URL: 'redis://:password@redis.example:6379',
  SECRET_KEY: '64 hexadecimal characters, e.g. from `openssl rand -hex 32`',
  SMTP_URL: 'smtps://user:password@smtp.example:465',
  STRIPE_SECRET_KEY: 'sk_test_… (or rk_…; sk_live_… in production)',
  STRIPE_API_BASE: 'http://127.0.0.1:12111',
  STRIPE_WEBHOOK_SECRETS: 'whsec_new,whsec_old',
  STRIPE_CONNECT_WEBHOOK_SECRETS: 'whsec_new,whsec_old',
  STRIPE_THIN_WEBHOOK_SECRETS: 'whsec_new,whsec_old',
  S3_BUCKET: 'limpide-documents',
  CLAMD_URL: 'tcp://clamd:3310',
  GEOCODER_URL: 'https://data.geopf.fr/geocodage',
  COMPANY_NAME: 'Limpide SAS',
  COMPANY_STREET: '8 quai Saint-Antoine',
  COMPANY_POSTAL_CODE: '69002',
  COMPANY_CITY: 'Lyon',
  COMPANY_SIREN: '902841733',
  COMPANY_VAT_NUMBER: 'FR31902841733',
  MEDIATOR_NAME: 'Médiation de la consommation',
  MEDIATOR_ADDRESS: '12 square Desnouettes, 75015 Paris',
  MEDIATOR_URL: 'https://mediateur.example',
};

/** What each variable may be, and what it is when nobody sets it. */
export const variables = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  ROLE: z.enum(['web', 'worker', 'all']).default('all'),
  HOST: z.string().default('127.0.0.1'),
  PORT: port(3000),
  PUBLIC_URL: z.url().optional(),
  TRUSTED_ORIGINS: list.default([]),
  TRUST_PROXY: z.coerce.number().int().min(0).default(0),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_POOL_MAX: z.coerce.number().int().min(2).max(200).default(16),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  SECRET_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'must be 64 hexadecimal characters')
    .optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().default('Limpide <bonjour@limpide.localhost>'),
  MAIL_PORT: port(8025),
  MAIL_SMTP_PORT: port(1025),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_(test|live)_/)
    .optional(),
  STRIPE_API_BASE: z.url().optional(),
  STRIPE_WEBHOOK_SECRETS: list.default([]),
  STRIPE_CONNECT_WEBHOOK_SECRETS: list.default([]),
  STRIPE_THIN_WEBHOOK_SECRETS: list.default([]),
  STRIPE_SANDBOX_PORT: port(12111),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().default('eu-west-3'),
  S3_ENDPOINT: z.url().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  CLAMD_URL: z.url({ protocol: /^tcp$/ }).optional(),
  GEOCODER: z.enum(['embedded', 'ban']).default('embedded'),
  GEOCODER_URL: z.url().default('https://data.geopf.fr/geocodage'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional(),
  GRAPHQL_INTROSPECTION: flag.optional(),
  GRAPHQL_EXECUTOR: z.enum(['jit', 'graphql-js']).default('jit'),
  COMPANY_NAME: z.string().max(120).optional(),
  COMPANY_LEGAL_FORM: z.string().max(120).default('SAS au capital de 10 000 €'),
  COMPANY_STREET: z.string().max(200).optional(),
  COMPANY_POSTAL_CODE: z
    .string()
    .regex(/^\d{5}$/, 'must be 5 digits')
    .optional(),
  COMPANY_CITY: z.string().max(100).optional(),
  COMPANY_SIREN: z
    .string()
    .regex(/^\d{9}$/, 'must be 9 digits')
    .optional(),
  COMPANY_VAT_NUMBER: z
    .string()
    .regex(/^FR[0-9A-Z]{2}\d{9}$/, 'must be FR, a key of two characters and the SIREN')
    .optional(),
  COMPANY_EMAIL: z.email().default('comptabilite@limpide.localhost'),
  MEDIATOR_NAME: z.string().max(120).optional(),
  MEDIATOR_ADDRESS: z.string().max(200).optional(),
  MEDIATOR_URL: z.url().optional(),
  SEED_PROVIDERS: z.coerce.number().int().min(0).max(2_000_000).default(150),
});

export type Variables = z.infer<typeof variables>;
