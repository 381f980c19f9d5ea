import { loadConfig } from './config.js';
import { ConfigError } from './config-error.js';

const production = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://limpide.example',
  DATABASE_URL: 'postgresql://u:p@db.example:5432/limpide',
  SECRET_KEY: '6d1f0e5b9a3c47d28e0f1a2b3c4d5e6f7081920a1b2c3d4e5f60718293a4b5c6',
  SMTP_URL: 'smtps://u:p@smtp.example:465',
  STRIPE_SECRET_KEY: 'sk_live_abc',
  STRIPE_WEBHOOK_SECRETS: 'whsec_new,whsec_old',
  STRIPE_CONNECT_WEBHOOK_SECRETS: 'whsec_connect_new, whsec_connect_old',
  STRIPE_THIN_WEBHOOK_SECRETS: 'whsec_thin_new,whsec_thin_old',
  COMPANY_NAME: 'Limpide SAS',
  COMPANY_STREET: '8 quai Saint-Antoine',
  COMPANY_POSTAL_CODE: '69002',
  COMPANY_CITY: 'Lyon',
  COMPANY_SIREN: '902841733',
  COMPANY_VAT_NUMBER: 'FR31902841733',
  MEDIATOR_NAME: 'Médiation',
  MEDIATOR_ADDRESS: '12 square Desnouettes, 75015 Paris',
  MEDIATOR_URL: 'https://mediateur.example',
};

describe('the configuration', () => {
  it('needs nothing on a developer’s machine and stays on 127.0.0.1', () => {
    const config = loadConfig({});
    expect(config.http).toMatchObject({ host: '127.0.0.1', port: 3000, publicUrl: 'http://localhost:3000' });
    expect(config.stripe.sandboxPort).toBe(12_111);
    expect(config.mail.webPort).toBe(8_025);
    expect(config.role).toBe('all');
  });

  it('takes a complete production environment, with two secrets during rotation', () => {
    expect(loadConfig(production).stripe).toMatchObject({
      webhookSecrets: ['whsec_new', 'whsec_old'],
      connectWebhookSecrets: ['whsec_connect_new', 'whsec_connect_old'],
      thinWebhookSecrets: ['whsec_thin_new', 'whsec_thin_old'],
    });
    expect(loadConfig(production).graphql.introspection).toBe(false);
  });

  it.each([
    'DATABASE_URL',
    'SECRET_KEY',
    'SMTP_URL',
    'STRIPE_SECRET_KEY',
    'PUBLIC_URL',
    'STRIPE_WEBHOOK_SECRETS',
    'STRIPE_CONNECT_WEBHOOK_SECRETS',
    'STRIPE_THIN_WEBHOOK_SECRETS',
    'COMPANY_SIREN',
    'MEDIATOR_NAME',
  ])('refuses production without %s, naming it and an example', (name) => {
    expect(() => loadConfig({ ...production, [name]: '' })).toThrow(ConfigError);
    expect(() => loadConfig({ ...production, [name]: '' })).toThrow(new RegExp(`${name} .*example: `));
  });

  it.each([
    ['a test key in production', { ...production, STRIPE_SECRET_KEY: 'sk_test_abc' }, 'STRIPE_SECRET_KEY'],
    [
      'a live key sent to another host',
      { ...production, STRIPE_API_BASE: 'http://127.0.0.1:12111' },
      'STRIPE_API_BASE',
    ],
    ['a secret that is not random', { ...production, SECRET_KEY: '0'.repeat(64) }, 'SECRET_KEY'],
    ['a port that is none', { PORT: '70000' }, 'PORT'],
    ['an unknown role', { ROLE: 'boss' }, 'ROLE'],
    ['another database', { DATABASE_URL: 'mysql://localhost/limpide' }, 'DATABASE_URL'],
    ['another kind of Redis address', { REDIS_URL: 'http://localhost:6379' }, 'REDIS_URL'],
    ['half an S3 store', { S3_BUCKET: 'documents' }, 'S3_ACCESS_KEY_ID'],
    ['an S3 store with half its key', { S3_BUCKET: 'documents', S3_ACCESS_KEY_ID: 'k' }, 'S3_ACCESS_KEY_ID'],
    ['an S3 store with the other half', { S3_BUCKET: 'documents', S3_SECRET_ACCESS_KEY: 's' }, 'S3_ACCESS_KEY_ID'],
    ['an unknown environment', { NODE_ENV: 'staging' }, 'NODE_ENV'],
    ['an unknown level of the log', { LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    ['a yes that is none', { GRAPHQL_INTROSPECTION: 'perhaps' }, 'GRAPHQL_INTROSPECTION'],
  ])('refuses %s', (_, environment, variable) => {
    expect(() => loadConfig(environment)).toThrow(variable);
  });

  it.each(['web', 'worker', 'all'])('takes the role %s', (role) => expect(loadConfig({ ROLE: role }).role).toBe(role));

  it('reads yes and no in two ways each, and lists without their gaps', () => {
    const introspection = (value: string) => loadConfig({ GRAPHQL_INTROSPECTION: value }).graphql.introspection;
    expect(['true', '1', 'false', '0'].map(introspection)).toEqual([true, true, false, false]);
    const { webhookSecrets } = loadConfig({ ...production, STRIPE_WEBHOOK_SECRETS: ' whsec_new ,, whsec_old,' }).stripe;
    expect(webhookSecrets).toEqual(['whsec_new', 'whsec_old']);
  });

  it('lets production be introspected only when it is told to', () => {
    expect(loadConfig({ ...production, GRAPHQL_INTROSPECTION: 'true' }).graphql.introspection).toBe(true);
  });

  it('takes a test key for another Stripe, as the sandbox is', () => {
    expect(() =>
      loadConfig({ STRIPE_SECRET_KEY: 'sk_test_x', STRIPE_API_BASE: 'http://127.0.0.1:12111' }),
    ).not.toThrow();
  });

  it('names every wrong variable at once', () => {
    expect(() => loadConfig({ PORT: 'x', ROLE: 'y' })).toThrow(/ROLE[\s\S]*PORT/);
  });
});
