import { Stripe } from 'stripe';
import type { Config } from '#platform/config';

/** The key under which the local sandbox answers; it is not a secret. */
const SANDBOX_KEY = 'sk_test_sandbox';

/** Long enough for a slow bank, short enough for a person who waits. The SDK repeats a request with the same idempotency key. */
const TIMEOUT_MILLISECONDS = 10_000;
const NETWORK_RETRIES = 2;

/**
 * The official SDK, speaking to Stripe, or to `stripe.apiBase` (a sandbox) when it is set, or to the local sandbox when no
 * key is set. Throws when a live key would be sent to a host that is not Stripe's.
 */
export function createStripeClient(
  config: Config['stripe'],
  options: { timeoutMilliseconds?: number; networkRetries?: number } = {},
): Stripe {
  const base = config.apiBase ?? (config.secretKey ? undefined : `http://127.0.0.1:${config.sandboxPort}`);
  const key = config.secretKey ?? SANDBOX_KEY;
  if (base && key.includes('_live_'))
    throw new Error('A live Stripe key is never sent to another host than Stripe (STRIPE_API_BASE)');
  return new Stripe(key, {
    timeout: options.timeoutMilliseconds ?? TIMEOUT_MILLISECONDS,
    maxNetworkRetries: options.networkRetries ?? NETWORK_RETRIES,
    telemetry: false,
    appInfo: { name: 'Limpide' },
    ...(base ? hostOverride(base) : {}),
  });
}

function hostOverride(base: string): { host: string; port: number; protocol: 'http' | 'https' } {
  const { hostname, port, protocol } = new URL(base);
  const secure = protocol === 'https:';
  return { host: hostname, port: port ? Number(port) : secure ? 443 : 80, protocol: secure ? 'https' : 'http' };
}
