import { HOUR, plus } from '#kernel';
import type { SeedRows } from './copy.js';
import { Random } from './random.js';

/** A published review that someone says breaks the rules. */
interface Complaint {
  readonly reason: 'PERSONAL_DATA' | 'FALSE';
  /** Marks, of 5, of the reviews that it is about. */
  readonly marks: readonly number[];
  /** What the review then says; null: what it says anyway. */
  readonly text: string | null;
  readonly explanation: string;
}

/** One that a moderator will remove and one that they will keep. */
const COMPLAINTS: readonly Complaint[] = [
  {
    reason: 'PERSONAL_DATA',
    marks: [5],
    text: 'Travail impeccable ! Et c’est quelqu’un du quartier : 12 rue des Tilleuls, au-dessus de la boulangerie, sonnez si le site est complet.',
    explanation: 'Cet avis dit où j’habite. Merci de le retirer.',
  },
  {
    reason: 'FALSE',
    marks: [2, 3],
    text: null,
    explanation:
      'Ce n’est pas vrai : mon arrivée a été enregistrée à l’heure prévue, avec le code, et personne ne s’est plaint le jour même.',
  },
];

/**
 * What waits for the moderator at the first start: the providers of some of the latest reviews have reported them. Answers
 * the same rows, one text changed, and the reports. `made` are the rows of the first batch.
 */
export function withReports(made: readonly SeedRows[], now: Date): SeedRows[] {
  const random = new Random(0x4e904a);
  const reviews = made.flatMap(({ table, rows }) => (table === 'review' ? rows : []));
  const latest = reviews
    .filter((row) => row['side'] === 'CUSTOMER' && row['reply'] === null && row['published_at'] !== null)
    .sort((a, b) => (b['published_at'] as Date).getTime() - (a['published_at'] as Date).getTime());
  const texts = new Map<unknown, string>();
  const reports = COMPLAINTS.flatMap(({ reason, marks, text, explanation }) => {
    const review = latest.find((row) => marks.includes(row['overall'] as number));
    if (!review) return [];
    if (text) texts.set(review['id'], text);
    const reported_at = plus(review['published_at'] as Date, random.integer(2, 20) * HOUR);
    return [
      {
        id: random.uuid(),
        review_id: review['id'] as string,
        reporter_user_id: review['subject_user_id'] as string,
        ...{ reason, explanation, reported_at: reported_at < now ? reported_at : now },
      },
    ];
  });
  const changed = made.map(({ table, rows }) =>
    table === 'review'
      ? { table, rows: rows.map((row) => ({ ...row, text: texts.get(row['id']) ?? row['text'] ?? '' })) }
      : { table, rows },
  );
  return [...changed, { table: 'review_report', rows: reports }];
}
