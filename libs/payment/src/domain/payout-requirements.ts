/** What a provider can be asked for, in topics that a sentence exists for. */
export const REQUIREMENT_TOPICS = [
  'NAME',
  'BIRTH_DATE',
  'NATIONALITY',
  'ADDRESS',
  'PHONE',
  'EMAIL',
  'IDENTITY_DOCUMENT',
  'PROOF_OF_ADDRESS',
  'ID_NUMBER',
  'BANK_ACCOUNT',
  'BANK_PROOF',
  'TERMS',
  'BUSINESS',
  'COMPANY_DOCUMENT',
  'REPRESENTATIVE',
  'POLITICAL_EXPOSURE',
  'OTHER',
] as const;
export type RequirementTopic = (typeof REQUIREMENT_TOPICS)[number];

/**
 * Parts of Stripe's requirement codes and what they are about; the first that is found counts, so what is narrow comes before
 * what is wide (https://docs.stripe.com/api/v2/core/accounts/object, `requirements.entries[].description`; codes of the older
 * API beside those of the newer one).
 */
const TOPIC_OF: readonly (readonly [part: string, topic: RequirementTopic])[] = [
  ['ownership_declaration', 'REPRESENTATIVE'],
  ['directorship_declaration', 'REPRESENTATIVE'],
  ['representative_declaration', 'REPRESENTATIVE'],
  ['persons_provided', 'REPRESENTATIVE'],
  ['relationship', 'REPRESENTATIVE'],
  ['representative', 'REPRESENTATIVE'],
  ['terms_of_service', 'TERMS'],
  ['tos_acceptance', 'TERMS'],
  ['attestations', 'TERMS'],
  ['bank_account_ownership', 'BANK_PROOF'],
  ['outbound_destination', 'BANK_ACCOUNT'],
  ['payout_methods', 'BANK_ACCOUNT'],
  ['external_account', 'BANK_ACCOUNT'],
  ['bank_account', 'BANK_ACCOUNT'],
  ['iban', 'BANK_ACCOUNT'],
  ['business_details.documents', 'COMPANY_DOCUMENT'],
  ['company.verification', 'COMPANY_DOCUMENT'],
  ['company_license', 'COMPANY_DOCUMENT'],
  ['proof_of_registration', 'COMPANY_DOCUMENT'],
  ['secondary_verification', 'PROOF_OF_ADDRESS'],
  ['additional_document', 'PROOF_OF_ADDRESS'],
  ['proof_of_address', 'PROOF_OF_ADDRESS'],
  ['id_number', 'ID_NUMBER'],
  ['tax_id', 'ID_NUMBER'],
  ['vat_id', 'ID_NUMBER'],
  ['ssn_last_4', 'ID_NUMBER'],
  ['document', 'IDENTITY_DOCUMENT'],
  ['verification', 'IDENTITY_DOCUMENT'],
  ['political_exposure', 'POLITICAL_EXPOSURE'],
  ['nationalit', 'NATIONALITY'],
  ['date_of_birth', 'BIRTH_DATE'],
  ['dob', 'BIRTH_DATE'],
  ['business_details', 'BUSINESS'],
  ['address', 'ADDRESS'],
  ['phone', 'PHONE'],
  ['email', 'EMAIL'],
  ['given_name', 'NAME'],
  ['surname', 'NAME'],
  ['first_name', 'NAME'],
  ['last_name', 'NAME'],
  ['entity_type', 'BUSINESS'],
  ['business', 'BUSINESS'],
  ['company', 'BUSINESS'],
  ['profile', 'BUSINESS'],
  ['mcc', 'BUSINESS'],
  ['url', 'BUSINESS'],
  ['product_description', 'BUSINESS'],
];

/**
 * The topics behind Stripe's codes (`identity.individual.date_of_birth`), each once, in the order a person reads them. A code
 * that nobody here knows is OTHER: the provider is told that something is missing and that Stripe's page says what.
 */
export function requirementTopics(codes: readonly string[]): RequirementTopic[] {
  const found = new Set(codes.map((code) => TOPIC_OF.find(([part]) => code.includes(part))?.[1] ?? 'OTHER'));
  return REQUIREMENT_TOPICS.filter((topic) => found.has(topic));
}
