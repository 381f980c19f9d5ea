import type { Sandbox } from '#stripe-sandbox';

const API_VERSION = '2026-10-28.endive';

/** Opens an account at the Stripe sandbox that has been through its onboarding; answers its id. */
export async function openSandboxAccount(sandbox: Sandbox, secretKey: string): Promise<string> {
  const response = await fetch(`${sandbox.url}/v2/core/accounts`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${secretKey}`,
      'content-type': 'application/json',
      'stripe-version': API_VERSION,
    },
    body: JSON.stringify({
      configuration: { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } },
      dashboard: 'express',
      identity: { country: 'fr' },
    }),
  });
  if (!response.ok) throw new Error(`The Stripe sandbox did not open an account: HTTP ${response.status}`);
  const { id } = (await response.json()) as { id: string };
  sandbox.control.accounts.completeOnboarding(id);
  return id;
}
