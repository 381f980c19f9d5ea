import type { Client } from '../client.js';
import type { Story } from '../story.js';
import { expectThat } from '../surprise.js';
import { FAILURE } from './book.js';
import { waitUntil } from './wait.js';

/** Both write; neither can read the other's review before their own is in. */
export async function review(
  provider: Client,
  customer: Client,
  story: Story,
  bookingId: string,
  providerId: string,
): Promise<void> {
  const submit = `mutation ($input: SubmitReviewInput!) { submitReview(input: $input) { __typename ${FAILURE} } }`;
  const marks = { overall: 5, punctuality: 5, quality: 5, communication: 4 };
  const write = (client: Client, text: string) =>
    client.ask<{ submitReview: { __typename: string; message?: string } }>(submit, {
      input: { bookingId, ...marks, text },
    });
  const first = await write(customer, 'Travail impeccable, appartement étincelant. Ponctuelle et très agréable.');
  expectThat(!first.submitReview.message, `The customer’s review was refused: ${first.submitReview.message ?? ''}`);
  const published = () =>
    customer.ask<{ providerReviews: { nodes: { text: string }[] } }>(
      'query ($id: ID!) { providerReviews(providerId: $id) { nodes { text } } }',
      { id: providerId },
    );
  expectThat((await published()).providerReviews.nodes.length === 0, 'The first review was published alone');
  story.tell('reviewed-one', 'Camille reviews. Nobody sees it yet: reviews are double-blind.');
  const second = await write(provider, 'Accueil chaleureux, logement bien rangé, consignes claires.');
  expectThat(!second.submitReview.message, `The provider’s review was refused: ${second.submitReview.message ?? ''}`);
  const nodes = await waitUntil('the published review', async () => {
    const { providerReviews } = await published();
    return providerReviews.nodes.length > 0 && providerReviews.nodes;
  });
  story.tell('reviewed-both', `Awa reviews too, and both are published together: “${nodes[0]?.text ?? ''}”`, {
    published: nodes.length,
  });
  const profile = await waitUntil('the rating on the profile', async () => {
    const query = 'query ($id: ID!) { provider(id: $id) { ratingAverage ratingCount } }';
    const { provider: shown } = await customer.ask<{ provider: { ratingAverage: number | null; ratingCount: number } }>(
      query,
      { id: providerId },
    );
    return shown.ratingAverage !== null && shown;
  });
  story.tell(
    'rated',
    `Her public profile now shows ${profile.ratingAverage ?? 0} out of 5, from ${profile.ratingCount} verified booking.`,
    profile,
  );
}
