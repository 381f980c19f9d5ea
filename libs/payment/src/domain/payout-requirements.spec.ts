import { requirementTopics } from './payout-requirements.js';

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

  it('is at least mentioned when we have no words for it', () => {
    expect(requirementTopics(['something.new'])).toEqual(['OTHER']);
    expect(requirementTopics([])).toEqual([]);
  });
});
