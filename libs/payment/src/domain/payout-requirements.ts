/** What a provider can be asked for, in topics that a sentence exists for. */
export const REQUIREMENT_TOPICS = [
  'NAME',
  'BIRTH_DATE',
  'ADDRESS',
  'PHONE',
  'EMAIL',
  'IDENTITY_DOCUMENT',
  'BANK_ACCOUNT',
  'TERMS',
  'BUSINESS',
  'OTHER',
] as const;
export type RequirementTopic = (typeof REQUIREMENT_TOPICS)[number];

/** Parts of Stripe's requirement codes and what they are about; the first that is found counts. */
const TOPIC_OF: readonly (readonly [part: string, topic: RequirementTopic])[] = [
  ['terms_of_service', 'TERMS'],
  ['attestations', 'TERMS'],
  ['outbound_destination', 'BANK_ACCOUNT'],
  ['external_account', 'BANK_ACCOUNT'],
  ['bank_account', 'BANK_ACCOUNT'],
  ['iban', 'BANK_ACCOUNT'],
  ['document', 'IDENTITY_DOCUMENT'],
  ['verification', 'IDENTITY_DOCUMENT'],
  ['date_of_birth', 'BIRTH_DATE'],
  ['dob', 'BIRTH_DATE'],
  ['address', 'ADDRESS'],
  ['phone', 'PHONE'],
  ['email', 'EMAIL'],
  ['given_name', 'NAME'],
  ['surname', 'NAME'],
  ['first_name', 'NAME'],
  ['last_name', 'NAME'],
  ['business', 'BUSINESS'],
  ['profile', 'BUSINESS'],
];

/** The topics behind Stripe's codes (`identity.individual.date_of_birth`), each once, in the order a person reads them. */
export function requirementTopics(codes: readonly string[]): RequirementTopic[] {
  const found = new Set(codes.map((code) => TOPIC_OF.find(([part]) => code.includes(part))?.[1] ?? 'OTHER'));
  return REQUIREMENT_TOPICS.filter((topic) => found.has(topic));
}
