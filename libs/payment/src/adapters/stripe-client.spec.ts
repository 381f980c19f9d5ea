import { isSigned } from '../domain/webhook-signature.js';
import { createStripeClient } from './stripe-client.js';

const config = {
  secretKey: undefined as string | undefined,
  apiBase: undefined as string | undefined,
  webhookSecrets: [],
  connectWebhookSecrets: [],
  thinWebhookSecrets: [],
  sandboxPort: 12_111,
};

describe('the Stripe client', () => {
  it.each(['sk_live_0123456789', 'rk_live_0123456789'])('never sends the live key %s to another host', (secretKey) => {
    expect(() => createStripeClient({ ...config, secretKey, apiBase: 'http://127.0.0.1:12111' })).toThrow(
      /live Stripe key/,
    );
    expect(() => createStripeClient({ ...config, secretKey })).not.toThrow();
  });

  it('asks the local sandbox when no key is configured, and the configured host with a test key', () => {
    expect(host(config)).toBe('http://127.0.0.1:12111');
    expect(host({ ...config, secretKey: 'sk_test_1', apiBase: 'https://sandbox.example' })).toBe(
      'https://sandbox.example:443',
    );
    expect(host({ ...config, secretKey: 'sk_test_1' })).toBe('https://api.stripe.com:443');
  });

  it('signs as our webhook intake checks', () => {
    const payload = '{"id":"evt_1","name":"é"}';
    const header = createStripeClient(config).webhooks.generateTestHeaderString({
      payload,
      secret: 'whsec_1',
      timestamp: 1_795_000_000,
    });
    expect(isSigned(Buffer.from(payload), header, ['whsec_1'], 1_795_000_000)).toBe(true);
  });
});

function host(given: typeof config): string {
  const client = createStripeClient(given);
  return `${client.getApiField('protocol')}://${client.getApiField('host')}:${client.getApiField('port')}`;
}
