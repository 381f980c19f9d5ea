import type { INestApplicationContext } from '@nestjs/common';
import type pg from 'pg';
import { MANDATE_VERSION, mandateHash, OweDocuments } from '#billing';
import { FieldCipher } from '#platform/crypto';
import { DEMO_PEOPLE } from './people.js';

/** Papers are made for the demonstration people's latest visits; the past of the others has none. */
const PAPERS_FOR_LATEST = 12;

/** The text that providers consent to, as it is today. */
export const mandateOf = (companyName: string) => ({ version: MANDATE_VERSION, textHash: mandateHash(companyName) });

/** The ledger counts as read, so that a year of invented visits is not invoiced at the first start. */
export async function skipLedger(client: pg.Client): Promise<void> {
  await client.query(
    `INSERT INTO billing_progress (name, sequence) SELECT 'ledger', coalesce(max(sequence), 0) FROM ledger_transaction
     ON CONFLICT (name) DO UPDATE SET sequence = excluded.sequence`,
  );
}

/**
 * The demonstration people's latest visits are owed their papers; jobs issue and draw them. Each payment is written down in
 * a transaction of its own, after the seed's: those that an interrupted seed did not get to are found by the next, and
 * when none is missing this is one query.
 */
export async function seedPapers(app: INestApplicationContext, client: pg.Client): Promise<void> {
  const cipher = app.get(FieldCipher);
  const indexes = DEMO_PEOPLE.map(({ email }) => cipher.blindIndex(email));
  const { rows } = await client.query<{ id: string }>(
    `WITH people AS (SELECT id FROM user_account WHERE email_index = ANY($1)), latest AS (
       (SELECT id FROM payment WHERE state = 'SETTLED' AND customer_id IN (SELECT id FROM people)
        ORDER BY visit_start DESC LIMIT $2)
       UNION
       (SELECT id FROM payment WHERE state = 'SETTLED'
          AND provider_id IN (SELECT id FROM provider WHERE user_id IN (SELECT id FROM people))
        ORDER BY visit_start DESC LIMIT $2)
     )
     SELECT id FROM latest WHERE NOT EXISTS (SELECT FROM billing_obligation o WHERE o.payment_id = latest.id)`,
    [indexes, PAPERS_FOR_LATEST],
  );
  const owing = app.get(OweDocuments);
  for (const { id } of rows) await owing.forPayment(id);
}
