import { CREDENTIAL_STATES } from './credential-state.js';
import { blankPages, isProvidersTurn, isRequired, isSuperseded } from './passport.js';
import type { HeldCredential, ProviderFile } from './listable.js';

const held = (type: HeldCredential['type'], subject = ''): HeldCredential => ({
  type,
  subject,
  state: 'SUBMITTED',
  validFrom: null,
  validUntil: null,
});
const file = (credentials: HeldCredential[] = []): ProviderFile => ({
  needsRightToWork: false,
  services: [{ serviceCode: 'windows', hourlyRateCents: 3_000 }],
  credentials,
  payoutsReady: false,
  hasWorkingHours: false,
  accountInGoodStanding: true,
  termsAccepted: false,
});

describe('a new passport', () => {
  it('has a blank page for everything required, two for references, and an optional one', () => {
    const pages = blankPages(file()).map(({ type, subject, required }) => `${type}${subject}${required ? '' : '?'}`);
    expect(pages).toEqual([
      'IDENTITY',
      'BACKGROUND',
      'INSURANCE',
      'BUSINESS',
      'VIGILANCE',
      'REFERENCE',
      'REFERENCE',
      'SKILLwindows',
      'SAP?',
    ]);
  });

  it('loses a page with each credential handed in, in whatever state', () => {
    const some = [held('IDENTITY'), held('REFERENCE', 'first'), held('SKILL', 'ironing'), held('SAP')];
    const pages = blankPages(file(some)).map(({ type }) => type);
    expect(pages).toEqual(['BACKGROUND', 'INSURANCE', 'BUSINESS', 'VIGILANCE', 'REFERENCE', 'SKILL']);
  });
});

it('a skill is required for a service that is offered, and for no other', () => {
  expect(isRequired(file(), held('SKILL', 'windows'))).toBe(true);
  expect(isRequired(file(), held('SKILL', 'ironing'))).toBe(false);
  expect(isRequired(file(), held('SAP'))).toBe(false);
  expect(isRequired(file(), held('REFERENCE', 'anyone'))).toBe(true);
});

it('it is the provider’s turn when something is missing, refused or over', () => {
  expect(CREDENTIAL_STATES.filter(isProvidersTurn).sort()).toEqual(['EXPIRED', 'MISSING', 'REJECTED', 'REVOKED']);
});

it.each(['EXPIRED', 'REVOKED'] as const)(
  'a page that is %s goes once its successor is verified, and not before',
  (state) => {
    const old: HeldCredential = { ...held('INSURANCE'), state };
    expect(isSuperseded(old, [old, { ...held('INSURANCE'), state: 'VERIFIED' }])).toBe(true);
    expect(isSuperseded(old, [old, { ...held('INSURANCE'), state: 'IN_REVIEW' }])).toBe(false);
    expect(isSuperseded(old, [old, { ...held('IDENTITY'), state: 'VERIFIED' }])).toBe(false);
    const skill: HeldCredential = { ...held('SKILL', 'windows'), state };
    expect(isSuperseded(skill, [skill, { ...held('SKILL', 'ironing'), state: 'VERIFIED' }])).toBe(false);
  },
);

it('a page that holds, waits or was turned down stays, whatever stands beside it', () => {
  for (const state of CREDENTIAL_STATES.filter((other) => other !== 'EXPIRED' && other !== 'REVOKED')) {
    const page: HeldCredential = { ...held('INSURANCE'), state };
    expect(isSuperseded(page, [page, { ...held('INSURANCE'), state: 'VERIFIED' }])).toBe(false);
  }
});
