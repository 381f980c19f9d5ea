import type { Client } from '../client.js';
import type { Story } from '../story.js';
import { expectThat } from '../surprise.js';
import { waitUntil } from './wait.js';

interface File {
  listingState: string;
  credentials: {
    id: string | null;
    type: string;
    state: string;
    serviceCode: string | null;
    validUntil: string | null;
  }[];
  missing: { message: string }[];
}

const FILE = 'listingState credentials { id type state serviceCode validUntil } missing { message }';

/** An admin opens the file, with a reason, and decides on each proof; then the provider is listed. */
export async function vet(admin: Client, provider: Client, story: Story, providerId: string): Promise<void> {
  const query = `query ($id: ID!) { providerFile(id: $id, reason: CREDENTIAL_REVIEW) { ${FILE} } }`;
  const { providerFile } = await admin.ask<{ providerFile: File }>(query, { id: providerId });
  const waiting = providerFile.credentials.filter(({ id, state }) => id && state === 'SUBMITTED');
  expectThat(waiting.length >= 8, `Only ${waiting.length} proofs wait for review`);
  for (const { id } of waiting) {
    const start = `mutation ($id: ID!) { startCredentialReview(credentialId: $id) { __typename ... on UserError { message } } }`;
    await admin.do('ProviderFile', start, { id });
    const decide = `mutation ($input: DecideCredentialInput!) { decideCredential(input: $input) { __typename ... on UserError { message } } }`;
    await admin.do('ProviderFile', decide, { input: { credentialId: id, outcome: 'VERIFIED' } });
  }
  story.tell(
    'vetted',
    `An admin, signed in with a second factor, opens the file (the look is recorded) and verifies ${waiting.length} proofs one by one.`,
    {
      verified: waiting.length,
    },
  );
  const listed = await waitUntil('the listing', () => publish(provider));
  story.tell('listed', 'Nothing is missing any more: Awa is listed.', { listingState: listed });
}

async function publish(provider: Client): Promise<string | false> {
  const { myProviderFile } = await provider.ask<{ myProviderFile: File }>(`{ myProviderFile { ${FILE} } }`);
  if (myProviderFile.listingState === 'LISTED') return 'LISTED';
  if (myProviderFile.missing.length > 0) return false;
  const query = `mutation { publishListing { __typename ... on ProviderFile { listingState } ... on UserError { message } } }`;
  const { listingState } = await provider.do<{ listingState: string }>('ProviderFile', query);
  return listingState === 'LISTED' && listingState;
}
