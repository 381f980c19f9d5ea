import type { DynamicModule, Type } from '@nestjs/common';
import { FEATURES } from '../../apps/api/src/app.module.js';
import { createMailbox, type Mailbox } from '#mailbox';
import { createSandbox, type Sandbox } from '#stripe-sandbox';
import { createTestApp, type TestAppOptions } from './app.js';

const SECRETS = { snapshot: 'whsec_test_platform', connect: 'whsec_test_connect', thin: 'whsec_test_thin' };

export interface FullAppOptions extends Partial<TestAppOptions> {
  /** Mail server and Stripe that another application used before; they stay when this one is closed. */
  outside?: { mailbox: Mailbox; sandbox: Sandbox };
}

export type FullApp = Awaited<ReturnType<typeof createFullApp>>;

/**
 * The whole product as a person meets it: every feature, the Stripe sandbox behind the real SDK and a real mail server,
 * over HTTP, on a database of its own. The sandbox follows the application's clock.
 */
export async function createFullApp({ outside, ...options }: FullAppOptions = {}) {
  const mailbox = outside?.mailbox ?? (await createMailbox({ smtpPort: 0, webPort: 0 }));
  let clockNow = () => new Date();
  const sandbox = outside?.sandbox ?? (await createSandbox({ port: 0, now: () => clockNow() }));
  const app = await createTestApp({
    withIdentity: true,
    ...options,
    modules: [...(FEATURES as readonly (Type<unknown> | DynamicModule)[]), ...(options.modules ?? [])],
    environment: {
      SMTP_URL: mailbox.smtpUrl,
      STRIPE_SECRET_KEY: 'sk_test_sandbox',
      STRIPE_API_BASE: sandbox.url,
      STRIPE_WEBHOOK_SECRETS: SECRETS.snapshot,
      STRIPE_CONNECT_WEBHOOK_SECRETS: SECRETS.connect,
      STRIPE_THIN_WEBHOOK_SECRETS: SECRETS.thin,
      ...options.environment,
    },
  });
  clockNow = () => app.clock.now();
  const base = `${app.url}/webhooks/stripe`;
  sandbox.control.webhooks.setEndpoints([
    { url: base, secret: SECRETS.snapshot, kind: 'snapshot' },
    { url: `${base}/connect`, secret: SECRETS.connect, kind: 'connect' },
    { url: `${base}/thin`, secret: SECRETS.thin, kind: 'thin' },
  ]);

  return {
    ...app,
    mailbox,
    sandbox,

    /** Waits until webhooks are delivered and every job that is due has run, however often one makes the other. */
    async settle(): Promise<void> {
      for (let round = 0; round < 3; round += 1) {
        await sandbox.control.webhooks.settle();
        await app.runJob('payment.apply-inbox');
        await app.settle();
      }
    },

    /** Moves time forward for the application and for Stripe, then runs what has become due. */
    async travel(to: Date | string): Promise<void> {
      app.clock.set(to);
      sandbox.control.clock.advance({ seconds: 0 });
      await this.settle();
      for (const name of app.sweeps) await app.runJob(name);
      await this.settle();
    },

    async close(): Promise<void> {
      await app.close();
      if (outside) return;
      await sandbox.close();
      await mailbox.close();
    },
  };
}
