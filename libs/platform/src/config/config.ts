import { join, resolve } from 'node:path';
import { ConfigError } from './config-error.js';
import { defaultRules, type Rules } from './rules.js';
import { examples, variables, type Variables } from './variables.js';

/** Injection token of the validated configuration. */
export const CONFIG = Symbol('CONFIG');

/** A developer's terminal shows what needs attention; production keeps a line per request. */
const DEFAULT_LOG_LEVEL = { development: 'warn', test: 'silent', production: 'info' } as const;

export interface Config {
  readonly environment: 'development' | 'test' | 'production';
  readonly role: 'web' | 'worker' | 'all';
  readonly http: {
    readonly host: string;
    readonly port: number;
    /** Where people reach the application, without a trailing slash. */
    readonly publicUrl: string;
    /** Origins whose browsers may send requests with cookies; the public URL's own is always one. */
    readonly trustedOrigins: readonly string[];
    /** How many proxies in front of us are ours; 0 means X-Forwarded-For is ignored. */
    readonly trustedProxies: number;
  };
  /** Absolute path of everything the embedded parts keep. */
  readonly dataFolder: string;
  readonly database: { readonly url: string | undefined; readonly poolMax: number };
  /** What nodes share in memory; undefined: PostgreSQL does it. */
  readonly redis: { readonly url: string | undefined };
  /** 32 bytes, hexadecimal; every other key is derived from it. Undefined: the embedded default makes one. */
  readonly secretKey: string | undefined;
  readonly mail: {
    readonly smtpUrl: string | undefined;
    readonly from: string;
    readonly webPort: number;
    readonly smtpPort: number;
  };
  readonly stripe: {
    readonly secretKey: string | undefined;
    readonly apiBase: string | undefined;
    readonly webhookSecrets: readonly string[];
    readonly connectWebhookSecrets: readonly string[];
    readonly thinWebhookSecrets: readonly string[];
    readonly sandboxPort: number;
  };
  readonly storage:
    | { readonly driver: 'files'; readonly folder: string }
    | {
        readonly driver: 's3';
        readonly bucket: string;
        readonly region: string;
        readonly endpoint: string | undefined;
        readonly accessKeyId: string;
        readonly secretAccessKey: string;
      };
  readonly antivirus: { readonly clamdUrl: string | undefined };
  readonly geocoder: { readonly kind: 'embedded' | 'ban'; readonly url: string };
  readonly log: { readonly level: string };
  readonly graphql: { readonly introspection: boolean; readonly executor: 'jit' | 'graphql-js' };
  /** The platform as a trader: what its invoices, and those it issues for providers, must say of it. */
  readonly company: {
    readonly name: string;
    /** Legal form and share capital, as on letter paper. */
    readonly legalForm: string;
    readonly street: string;
    readonly postalCode: string;
    readonly city: string;
    /** Nine digits. */
    readonly siren: string;
    readonly vatNumber: string;
    readonly email: string;
    /** Where consumers turn when a complaint was not settled (Code de la consommation, art. L616-1). */
    readonly mediator: { readonly name: string; readonly address: string; readonly url: string };
  };
  readonly seed: { readonly providers: number };
  readonly rules: Rules;
}

/**
 * Reads and checks the environment. Throws ConfigError naming every variable that is wrong and an example of a right
 * one; in production it refuses test keys, embedded parts and missing secrets.
 */
export function loadConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => complaint(String(issue.path[0]), issue.message)).join('\n'),
    );
  }
  const env = parsed.data;
  const problems = productionProblems(env);
  if (env.STRIPE_SECRET_KEY?.includes('_live_') && env.STRIPE_API_BASE) {
    problems.push(complaint('STRIPE_API_BASE', 'must not be set together with a live STRIPE_SECRET_KEY'));
  }
  if (env.S3_BUCKET && !(env.S3_ACCESS_KEY_ID && env.S3_SECRET_ACCESS_KEY)) {
    problems.push(complaint('S3_ACCESS_KEY_ID', 'and S3_SECRET_ACCESS_KEY are needed with S3_BUCKET'));
  }
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));
  return toConfig(env);
}

/** Without these no lawful invoice can be written. */
const LEGAL = [
  'COMPANY_NAME',
  'COMPANY_STREET',
  'COMPANY_POSTAL_CODE',
  'COMPANY_CITY',
  'COMPANY_SIREN',
  'COMPANY_VAT_NUMBER',
  'MEDIATOR_NAME',
  'MEDIATOR_ADDRESS',
  'MEDIATOR_URL',
] as const;

function productionProblems(env: Variables): string[] {
  if (env.NODE_ENV !== 'production') return [];
  const needed = ['DATABASE_URL', 'SECRET_KEY', 'SMTP_URL', 'STRIPE_SECRET_KEY', 'PUBLIC_URL', ...LEGAL] as const;
  const problems = needed
    .filter((name) => env[name] === undefined)
    .map((name) => complaint(name, 'is needed in production'));
  const secrets = ['STRIPE_WEBHOOK_SECRETS', 'STRIPE_CONNECT_WEBHOOK_SECRETS', 'STRIPE_THIN_WEBHOOK_SECRETS'] as const;
  for (const name of secrets) if (env[name].length === 0) problems.push(complaint(name, 'is needed in production'));
  if (env.STRIPE_SECRET_KEY?.includes('_test_'))
    problems.push(complaint('STRIPE_SECRET_KEY', 'is a test key, refused in production'));
  if (env.SECRET_KEY !== undefined && new Set(env.SECRET_KEY).size < 6)
    problems.push(complaint('SECRET_KEY', 'is not random'));
  return problems;
}

const complaint = (name: string, message: string): string =>
  `${name} ${message}${examples[name] ? ` (example: ${examples[name]})` : ''}`;

function toConfig(env: Variables): Config {
  const dataFolder = resolve(env.DATA_DIR);
  const publicUrl = (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, '');
  return {
    environment: env.NODE_ENV,
    role: env.ROLE,
    http: {
      host: env.HOST,
      port: env.PORT,
      publicUrl,
      trustedOrigins: [...new Set([new URL(publicUrl).origin, ...env.TRUSTED_ORIGINS])],
      trustedProxies: env.TRUST_PROXY,
    },
    dataFolder,
    database: { url: env.DATABASE_URL, poolMax: env.DATABASE_POOL_MAX },
    redis: { url: env.REDIS_URL },
    secretKey: env.SECRET_KEY,
    mail: { smtpUrl: env.SMTP_URL, from: env.MAIL_FROM, webPort: env.MAIL_PORT, smtpPort: env.MAIL_SMTP_PORT },
    stripe: {
      secretKey: env.STRIPE_SECRET_KEY,
      apiBase: env.STRIPE_API_BASE,
      webhookSecrets: env.STRIPE_WEBHOOK_SECRETS,
      connectWebhookSecrets: env.STRIPE_CONNECT_WEBHOOK_SECRETS,
      thinWebhookSecrets: env.STRIPE_THIN_WEBHOOK_SECRETS,
      sandboxPort: env.STRIPE_SANDBOX_PORT,
    },
    storage: env.S3_BUCKET
      ? {
          driver: 's3',
          bucket: env.S3_BUCKET,
          region: env.S3_REGION,
          endpoint: env.S3_ENDPOINT,
          accessKeyId: env.S3_ACCESS_KEY_ID ?? '',
          secretAccessKey: env.S3_SECRET_ACCESS_KEY ?? '',
        }
      : { driver: 'files', folder: join(dataFolder, 'files') },
    antivirus: { clamdUrl: env.CLAMD_URL },
    geocoder: { kind: env.GEOCODER, url: env.GEOCODER_URL.replace(/\/$/, '') },
    log: { level: env.LOG_LEVEL ?? DEFAULT_LOG_LEVEL[env.NODE_ENV] },
    graphql: {
      introspection: env.GRAPHQL_INTROSPECTION ?? env.NODE_ENV !== 'production',
      executor: env.GRAPHQL_EXECUTOR,
    },
    company: companyOf(env),
    seed: { providers: env.SEED_PROVIDERS },
    rules: defaultRules,
  };
}

/** A company that could exist, for development: the SIREN passes Luhn and the VAT number follows from it. */
const companyOf = (env: Variables): Config['company'] => ({
  name: env.COMPANY_NAME ?? 'Limpide SAS',
  legalForm: env.COMPANY_LEGAL_FORM,
  street: env.COMPANY_STREET ?? '8 quai Saint-Antoine',
  postalCode: env.COMPANY_POSTAL_CODE ?? '69002',
  city: env.COMPANY_CITY ?? 'Lyon',
  siren: env.COMPANY_SIREN ?? '902841733',
  vatNumber: env.COMPANY_VAT_NUMBER ?? 'FR31902841733',
  email: env.COMPANY_EMAIL,
  mediator: {
    name: env.MEDIATOR_NAME ?? 'Médiation de la consommation (exemple)',
    address: env.MEDIATOR_ADDRESS ?? '12 square Desnouettes, 75015 Paris',
    url: env.MEDIATOR_URL ?? 'https://mediateur.limpide.localhost',
  },
});
