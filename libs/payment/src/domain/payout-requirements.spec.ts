import { translate } from '#platform/i18n';
import { REQUIREMENT_TOPICS, requirementTopics } from './payout-requirements.js';
import '../graphql/payment.messages.js';

describe('what Stripe asks a provider for', () => {
  it('is said in topics, each once, in the order a person reads them', () => {
    const codes = [
      'configuration.recipient.default_outbound_destination',
      'identity.individual.date_of_birth.day',
      'identity.individual.date_of_birth.month',
      'identity.individual.surname',
      'identity.individual.documents.primary_verification',
      'identity.attestations.terms_of_service.account',
    ];
    expect(requirementTopics(codes)).toEqual(['NAME', 'BIRTH_DATE', 'IDENTITY_DOCUMENT', 'BANK_ACCOUNT', 'TERMS']);
  });

  it.each([
    ['identity.individual.id_numbers.fr_nir', 'ID_NUMBER'],
    ['identity.business_details.id_numbers.fr_siren', 'ID_NUMBER'],
    ['identity.individual.nationalities', 'NATIONALITY'],
    ['identity.individual.documents.primary_verification.front_back', 'IDENTITY_DOCUMENT'],
    ['identity.individual.documents.secondary_verification', 'PROOF_OF_ADDRESS'],
    ['identity.individual.verification.additional_document', 'PROOF_OF_ADDRESS'],
    ['identity.individual.documents.bank_account_ownership_verification', 'BANK_PROOF'],
    ['defaults.payout_methods.bank_account', 'BANK_ACCOUNT'],
    ['identity.business_details.documents.proof_of_registration', 'COMPANY_DOCUMENT'],
    ['identity.business_details.address.city', 'BUSINESS'],
    ['identity.business_details.registered_name', 'BUSINESS'],
    ['identity.individual.address.postal_code', 'ADDRESS'],
    ['identity.individual.political_exposure', 'POLITICAL_EXPOSURE'],
    ['identity.individual.relationship.title', 'REPRESENTATIVE'],
    ['identity.attestations.ownership_declaration', 'REPRESENTATIVE'],
    ['identity.attestations.persons_provided.directors', 'REPRESENTATIVE'],
    ['identity.entity_type', 'BUSINESS'],
    ['configuration.merchant.mcc', 'BUSINESS'],
    ['contact_phone', 'PHONE'],
    ['contact_email', 'EMAIL'],
  ])('%s is about %s', (code, topic) => {
    expect(requirementTopics([code])).toEqual([topic]);
  });

  it.each(['fr', 'en'] as const)('has a sentence for every topic in %s', (locale) => {
    const sentences = REQUIREMENT_TOPICS.map((topic) => translate(locale, `payout.requirement.${topic}`));
    expect(sentences.filter((sentence) => sentence.startsWith('payout.'))).toEqual([]);
    expect(new Set(sentences).size).toBe(REQUIREMENT_TOPICS.length);
  });

  it('is at least mentioned when we have no words for it', () => {
    expect(requirementTopics(['something.new'])).toEqual(['OTHER']);
    expect(requirementTopics([])).toEqual([]);
  });
});
