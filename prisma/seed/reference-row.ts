import { DAY, HOUR, plus } from '#kernel';
import type { FieldCipher } from '#platform/crypto';
import type { Row } from './copy.js';
import type { Proven } from './credential-rows.js';
import type { SeedProvider } from './make-provider.js';
import type { Random } from './random.js';
import { FIRST_NAMES, LAST_NAMES, REFEREES, REFERENCES } from './words.js';

/**
 * Who vouches for a provider. Everybody whose reference was decided on has answered; of those that still wait some have,
 * and lie in the queue, and some have only been written to.
 */
export function referenceRow(
  { seed, submittedAt, decidedAt }: Proven,
  provider: SeedProvider,
  random: Random,
  cipher: FieldCipher,
): Row {
  const id = seed.subject;
  const firstName = random.pick(FIRST_NAMES);
  const lastName = random.pick(LAST_NAMES);
  const email = `referent-${id.slice(-12)}@exemple.fr`;
  const referee = { name: `${firstName} ${lastName}`, email, relationship: random.pick(REFEREES) };
  const invitedAt = plus(submittedAt, HOUR / 60);
  const answers = decidedAt !== null || random.chance(0.6);
  const answeredAt = plus(submittedAt, HOUR);
  const answer = JSON.stringify({ recommends: true, comment: random.pick(REFERENCES) });
  return {
    id,
    provider_id: provider.providerId,
    referee_cipher: cipher.encrypt(JSON.stringify(referee), `provider.referee:${id}`),
    email_index: cipher.blindIndex(`referee:${email}`),
    token_hash: null,
    token_expires_at: plus(invitedAt, 30 * DAY),
    invited_at: invitedAt,
    answered_at: answers ? answeredAt : null,
    answer_cipher: answers ? cipher.encrypt(answer, `provider.reference-answer:${id}`) : null,
    created_at: submittedAt,
  };
}
