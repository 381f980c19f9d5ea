import { checkSubmission, type Submission } from './credential-facts.js';
import { CREDENTIAL_TYPES, type CredentialType } from './credential-type.js';

const TODAY = '2026-11-22';
const insurance = {
  insurer: 'Maif',
  policyNumber: 'RC-2026-0042',
  activities: ['nettoyage courant chez des particuliers'],
  amountCents: 800_000_000,
  from: '2026-01-01',
  to: '2026-12-31',
};
const submission = (more: Partial<Submission> & Pick<Submission, 'type'>): Submission => ({ documents: 1, ...more });

describe('an identity document', () => {
  it('holds until the end of its last day in the provider’s zone', () => {
    expect(checkSubmission(submission({ type: 'IDENTITY', validUntil: '2027-07-14' }), TODAY)).toEqual({
      ok: true,
      value: { facts: { validUntil: '2027-07-14' }, validFrom: null, validUntil: new Date('2027-07-14T22:00:00Z') },
    });
  });

  it.each([
    [{ validUntil: null }, 'validUntil', 'REQUIRED'],
    [{ validUntil: '2027-02-30' }, 'validUntil', 'NOT_A_DATE'],
    [{ validUntil: '2026-11-21' }, 'validUntil', 'ALREADY_OVER'],
    [{ validUntil: '2027-07-14', documents: 0 }, 'documentIds', 'DOCUMENT_REQUIRED'],
  ] as const)('with %o is refused', (more, field, rule) => {
    expect(checkSubmission(submission({ type: 'IDENTITY', ...more }), TODAY)).toEqual({
      ok: false,
      error: { kind: 'InvalidCredential', field, rule },
    });
  });
});

describe('a criminal record', () => {
  it('is announced without anything attached', () => {
    expect(checkSubmission(submission({ type: 'BACKGROUND', documents: 0 }), TODAY)).toEqual({
      ok: true,
      value: { facts: null, validFrom: null, validUntil: null },
    });
  });

  it('is refused as soon as a document comes with it', () => {
    expect(checkSubmission(submission({ type: 'BACKGROUND' }), TODAY)).toMatchObject({
      error: { rule: 'DOCUMENT_NOT_ACCEPTED' },
    });
  });

  it('keeps none of the facts that were sent along', () => {
    const checked = checkSubmission(
      submission({ type: 'BACKGROUND', documents: 0, insurance, validUntil: '2027-01-01' }),
      TODAY,
    );
    expect(checked).toMatchObject({ value: { facts: null } });
  });
});

describe('an insurance', () => {
  it('holds from its first to the end of its last day', () => {
    expect(checkSubmission(submission({ type: 'INSURANCE', insurance }), TODAY)).toEqual({
      ok: true,
      value: {
        facts: insurance,
        validFrom: new Date('2025-12-31T23:00:00Z'),
        validUntil: new Date('2026-12-31T23:00:00Z'),
      },
    });
  });

  it.each([
    [{ insurer: ' ' }, 'insurance.insurer', 'LENGTH'],
    [{ policyNumber: 'x'.repeat(61) }, 'insurance.policyNumber', 'LENGTH'],
    [{ activities: [] }, 'insurance.activities', 'REQUIRED'],
    [{ activities: [''] }, 'insurance.activities', 'LENGTH'],
    [{ amountCents: 0 }, 'insurance.amountCents', 'RANGE'],
    [{ amountCents: -1 }, 'insurance.amountCents', 'RANGE'],
    [{ amountCents: 2_000_000_001 }, 'insurance.amountCents', 'RANGE'],
    [{ amountCents: 1.5 }, 'insurance.amountCents', 'RANGE'],
    [{ from: 'yesterday' }, 'insurance.from', 'NOT_A_DATE'],
    [{ to: '2026-02-29' }, 'insurance.to', 'NOT_A_DATE'],
    [{ to: '2025-12-31' }, 'insurance.to', 'ENDS_BEFORE_START'],
    [{ to: '2026-11-21' }, 'insurance.to', 'ALREADY_OVER'],
  ])('with %o is refused', (change, field, rule) => {
    const checked = checkSubmission(submission({ type: 'INSURANCE', insurance: { ...insurance, ...change } }), TODAY);
    expect(checked).toEqual({ ok: false, error: { kind: 'InvalidCredential', field, rule } });
  });
});

describe('the attestation de vigilance', () => {
  const vigilance = { securityCode: 'A1B2C3D4E5', issuedOn: '2026-08-31' };

  it('holds six months, to the shorter month’s last day', () => {
    expect(checkSubmission(submission({ type: 'VIGILANCE', vigilance }), TODAY)).toMatchObject({
      value: { validUntil: new Date('2027-02-27T23:00:00Z') },
    });
  });

  it.each([
    ['2026-05-22', 'ALREADY_OVER'],
    ['2026-11-23', 'IN_THE_FUTURE'],
    ['22/11/2026', 'NOT_A_DATE'],
  ])('issued on %s is refused', (issuedOn, rule) => {
    expect(
      checkSubmission(submission({ type: 'VIGILANCE', vigilance: { ...vigilance, issuedOn } }), TODAY),
    ).toMatchObject({ error: { rule } });
  });
});

describe('other facts', () => {
  it('a SIRET may be written with spaces and is kept without', () => {
    const business = { siret: '732 829 320 00074', legalForm: 'EI' };
    expect(checkSubmission(submission({ type: 'BUSINESS', business }), TODAY)).toMatchObject({
      value: { facts: { siret: '73282932000074' } },
    });
  });

  it('a SIRET with a wrong key is refused', () => {
    const business = { siret: '73282932000075', legalForm: 'EI' };
    expect(checkSubmission(submission({ type: 'BUSINESS', business }), TODAY)).toMatchObject({
      error: { field: 'business.siret', rule: 'SIRET' },
    });
  });

  it('a declaration for services à la personne carries a SIREN', () => {
    const sap = { declarationNumber: 'sap 732829320', declaredOn: '2024-01-15', exclusive: true };
    expect(checkSubmission(submission({ type: 'SAP', sap }), TODAY)).toMatchObject({
      value: { facts: { declarationNumber: 'SAP732829320' } },
    });
    expect(
      checkSubmission(submission({ type: 'SAP', sap: { ...sap, declarationNumber: 'SAP732829321' } }), TODAY),
    ).toMatchObject({
      error: { rule: 'SAP_NUMBER' },
    });
  });

  it('a skill is shown by a certificate or on a trial visit', () => {
    const skill = submission({ type: 'SKILL', serviceCode: 'windows', documents: 0 });
    expect(checkSubmission(skill, TODAY)).toMatchObject({ error: { rule: 'DOCUMENT_REQUIRED' } });
    expect(checkSubmission({ ...skill, skillProof: 'TRIAL_VISIT' }, TODAY)).toMatchObject({
      ok: true,
      value: { facts: { proof: 'TRIAL_VISIT' } },
    });
  });

  it.each(['nobody', 'a@b', 'a@b.fr\r\nBcc: x@y.fr', 'a@b.fr,c@d.fr', 'x <a@b.fr>', `${'a'.repeat(250)}@b.fr`])(
    'a referee’s e-mail %j is refused',
    (email) => {
      const referee = { name: 'Claire Fontaine', relationship: 'ancienne cliente', email };
      expect(checkSubmission(submission({ type: 'REFERENCE', documents: 0, referee }), TODAY)).toMatchObject({
        error: { rule: 'EMAIL' },
      });
    },
  );

  it.each(['name', 'relationship'])(
    'a link in a referee’s %s is refused: our mail repeats it to a stranger',
    (field) => {
      const referee = {
        name: 'Claire Fontaine',
        relationship: 'cliente',
        email: 'claire@exemple.fr',
        [field]: 'voir https://a.fr',
      };
      expect(checkSubmission(submission({ type: 'REFERENCE', documents: 0, referee }), TODAY)).toMatchObject({
        error: { field: `referee.${field}`, rule: 'CONTACT_IN_TEXT' },
      });
    },
  );
});

/** Of each type, what is in order and what is wrong in one place. */
const referee = { name: 'Claire Fontaine', relationship: 'cliente', email: 'claire@exemple.fr' };
const business = { siret: '73282932000074', legalForm: 'EI' };
const vigilance = { securityCode: 'A1B2C3D4E5', issuedOn: '2026-08-31' };
const sap = { declarationNumber: 'SAP732829320', declaredOn: '2024-01-15', exclusive: true };
const IN_ORDER: Readonly<Record<CredentialType, Submission>> = {
  IDENTITY: submission({ type: 'IDENTITY', validUntil: '2027-07-14' }),
  RIGHT_TO_WORK: submission({ type: 'RIGHT_TO_WORK', validUntil: '2027-07-14' }),
  BACKGROUND: submission({ type: 'BACKGROUND', documents: 0 }),
  SKILL: submission({ type: 'SKILL', serviceCode: 'windows' }),
  INSURANCE: submission({ type: 'INSURANCE', insurance }),
  BUSINESS: submission({ type: 'BUSINESS', business }),
  VIGILANCE: submission({ type: 'VIGILANCE', vigilance }),
  SAP: submission({ type: 'SAP', sap }),
  REFERENCE: submission({ type: 'REFERENCE', documents: 0, referee }),
};
const refusal = (type: CredentialType, more: Partial<Submission>): string | null => {
  const checked = checkSubmission({ ...IN_ORDER[type], ...more }, TODAY);
  return checked.ok ? null : `${checked.error.field} ${checked.error.rule}`;
};

describe('each type of proof', () => {
  it.each(CREDENTIAL_TYPES)('%s is taken when it is in order', (type) => expect(refusal(type, {})).toBeNull());

  it.each([
    ['IDENTITY', { validUntil: null }, 'validUntil REQUIRED'],
    ['RIGHT_TO_WORK', { validUntil: null }, 'validUntil REQUIRED'],
    ['SKILL', { serviceCode: null }, 'serviceCode REQUIRED'],
    ['INSURANCE', { insurance: null }, 'insurance REQUIRED'],
    ['BUSINESS', { business: null }, 'business REQUIRED'],
    ['VIGILANCE', { vigilance: null }, 'vigilance REQUIRED'],
    ['SAP', { sap: null }, 'sap REQUIRED'],
    ['REFERENCE', { referee: null }, 'referee REQUIRED'],
  ] as const)('%s without its facts is asked for them', (type, more, expected) => {
    expect(refusal(type, more)).toBe(expected);
  });

  it.each(CREDENTIAL_TYPES)('%s comes with a document, or never with one', (type) => {
    const withoutPaper = type === 'BACKGROUND' || type === 'REFERENCE';
    expect(refusal(type, { documents: 0 })).toBe(withoutPaper ? null : 'documentIds DOCUMENT_REQUIRED');
    expect(refusal(type, { documents: 1 })).toBe(withoutPaper ? 'documentIds DOCUMENT_NOT_ACCEPTED' : null);
  });

  it.each([
    ['IDENTITY', { validUntil: TODAY }],
    ['INSURANCE', { insurance: { ...insurance, to: TODAY } }],
    ['INSURANCE', { insurance: { ...insurance, from: TODAY, to: TODAY } }],
    ['INSURANCE', { insurance: { ...insurance, amountCents: 2_000_000_000 } }],
    ['VIGILANCE', { vigilance: { ...vigilance, issuedOn: TODAY } }],
    ['VIGILANCE', { vigilance: { ...vigilance, issuedOn: '2026-05-23' } }],
    ['SAP', { sap: { ...sap, declaredOn: TODAY } }],
  ] as const)('%s is taken on the first and on the last day', (type, more) => {
    expect(refusal(type, more)).toBeNull();
  });

  const insured = (change: object) => ({ insurance: { ...insurance, ...change } });
  it.each([
    ['INSURANCE', insured({ insurer: 'M' }), 'insurance.insurer LENGTH'],
    ['INSURANCE', insured({ insurer: 'M'.repeat(121) }), 'insurance.insurer LENGTH'],
    ['INSURANCE', insured({ policyNumber: 'RC' }), 'insurance.policyNumber LENGTH'],
    ['INSURANCE', insured({ activities: ['nettoyage', 'x'] }), 'insurance.activities LENGTH'],
    ['INSURANCE', insured({ activities: ['x'.repeat(121)] }), 'insurance.activities LENGTH'],
    ['INSURANCE', insured({ activities: Array<string>(21).fill('nettoyage') }), 'insurance.activities LENGTH'],
    ['BUSINESS', { business: { ...business, legalForm: 'E' } }, 'business.legalForm LENGTH'],
    ['BUSINESS', { business: { ...business, legalForm: 'E'.repeat(61) } }, 'business.legalForm LENGTH'],
    ['VIGILANCE', { vigilance: { ...vigilance, securityCode: 'A1B' } }, 'vigilance.securityCode LENGTH'],
    ['VIGILANCE', { vigilance: { ...vigilance, securityCode: 'A'.repeat(41) } }, 'vigilance.securityCode LENGTH'],
    ['SAP', { sap: { ...sap, declarationNumber: 'PAS732829320' } }, 'sap.declarationNumber SAP_NUMBER'],
    ['SAP', { sap: { ...sap, declaredOn: '2024-13-01' } }, 'sap.declaredOn NOT_A_DATE'],
    ['SAP', { sap: { ...sap, declaredOn: '2026-11-23' } }, 'sap.declaredOn IN_THE_FUTURE'],
    ['REFERENCE', { referee: { ...referee, name: 'C' } }, 'referee.name LENGTH'],
    ['REFERENCE', { referee: { ...referee, name: 'C'.repeat(121) } }, 'referee.name LENGTH'],
    ['REFERENCE', { referee: { ...referee, relationship: ' x ' } }, 'referee.relationship LENGTH'],
    ['REFERENCE', { referee: { ...referee, relationship: 'x'.repeat(201) } }, 'referee.relationship LENGTH'],
  ] as const)('%s is refused with one thing wrong: %#', (type, more, expected) => {
    expect(refusal(type, more)).toBe(expected);
  });

  it.each([
    ['INSURANCE', insured({ insurer: 'M'.repeat(120), policyNumber: 'RC1', activities: Array<string>(20).fill('ab') })],
    ['BUSINESS', { business: { ...business, legalForm: 'E'.repeat(60) } }],
    ['VIGILANCE', { vigilance: { ...vigilance, securityCode: 'A1B2' } }],
    ['VIGILANCE', { vigilance: { ...vigilance, securityCode: 'A'.repeat(40) } }],
    ['REFERENCE', { referee: { ...referee, name: 'Cl', relationship: 'ex' } }],
    ['REFERENCE', { referee: { ...referee, name: 'C'.repeat(120), relationship: 'x'.repeat(200) } }],
  ] as const)('%s is taken with the shortest and the longest texts: %#', (type, more) => {
    expect(refusal(type, more)).toBeNull();
  });
});
