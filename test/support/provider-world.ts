import { CatalogModule } from '#catalog';
import type { DomainEvent } from '#events';
import { EventBus } from '#platform/jobs';
import { ok } from '#kernel';
import { Transactor } from '#platform/prisma';
import { ProviderModule } from '#provider';
import type { Permission } from '#platform/access';
import type { TestAppOptions } from './app.js';
import { createIdentityWorld, type Loose } from './identity-world.js';

export const NOW = '2026-11-23T08:00:00Z';
export const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
export const INSURANCE = {
  insurer: 'Maif',
  policyNumber: 'RC-2026-0042',
  activities: ['nettoyage chez des particuliers'],
  amountCents: 800_000_000,
  from: '2026-01-01',
  to: '2026-12-31',
};
export const APPLICATION = {
  kind: 'PERSON',
  publicName: 'Amina B.',
  bio: 'Ménage soigné, produits écologiques.',
  languages: ['fr', 'ar'],
  basePlaceId: '69383',
  radiusMetres: 8_000,
  trader: {
    legalName: 'Amina Benali',
    address: '3 rue des Lilas, 69003 Lyon',
    phone: '06 12 34 56 78',
    email: 'amina@exemple.fr',
  },
  acceptTerms: true,
};

const FIELDS = `__typename id listingState pausedBy requiredUntil vat
  profile { publicName listed } missing { code message credentialType serviceCode count }
  offers { serviceCode hourlyRateCents netHourlyCents minimumCents maximumCents }
  suspension { reasonCode statement appeal } references { id name answeredAt recommends comment }
  credentials { id type serviceCode referenceId state required whatToDo yourTurn version validFrom validUntil reasonCode documentIds
    facts { name value } decisions { outcome version reasonCode note decidedBy } }`;
const FILE = `__typename ... on UserError { code message } ... on ProviderFile { ${FIELDS} }`;
export const MUTATIONS = {
  apply: `mutation ($input: ApplyAsProviderInput!) { applyAsProvider(input: $input) { ${FILE} ... on InvalidProfile { field rule } } }`,
  update: `mutation ($input: UpdateProviderProfileInput!) { updateProviderProfile(input: $input) { ${FILE} ... on InvalidProfile { field rule } ... on PriceOutOfBounds { serviceCode } } }`,
  services: `mutation ($services: [ProviderServiceInput!]!) { setProviderServices(services: $services) { ${FILE} ... on PriceOutOfBounds { serviceCode minimumCents maximumCents } } }`,
  submit: `mutation ($input: SubmitCredentialInput!) { submitCredential(input: $input) { ${FILE} ... on InvalidCredential { field rule } ... on CredentialStateConflict { state } } }`,
  publish: `mutation { publishListing { ${FILE} ... on ListingStateConflict { state } } }`,
  pause: `mutation { pauseListing { ${FILE} ... on ListingStateConflict { state } } }`,
  close: `mutation { closeListing { ${FILE} } }`,
  appeal: `mutation ($statement: String!) { appealSuspension(statement: $statement) { ${FILE} } }`,
  start: `mutation ($id: ID!) { startCredentialReview(credentialId: $id) { ${FILE} ... on CredentialStateConflict { state } } }`,
  decide: `mutation ($input: DecideCredentialInput!) { decideCredential(input: $input) { ${FILE} ... on CredentialStateConflict { state } ... on InvalidDecision { field rule } } }`,
  revoke: `mutation ($input: RevokeCredentialInput!) { revokeCredential(input: $input) { ${FILE} ... on CredentialStateConflict { state } } }`,
  suspend: `mutation ($providerId: ID!, $statement: String!) { suspendProvider(providerId: $providerId, reason: SAFETY, statement: $statement) { ${FILE} } }`,
  reinstate: `mutation ($providerId: ID!, $statement: String!) { reinstateProvider(providerId: $providerId, statement: $statement) { ${FILE} } }`,
  answer: `mutation ($token: String!) { answerReference(token: $token, recommends: true, comment: "Très soigneuse, ponctuelle.") { __typename ... on UserError { code } } }`,
};
export const QUERIES = {
  mine: `{ myProviderFile { ${FIELDS} } }`,
  file: `query ($id: ID!, $reason: FileViewReason!) { providerFile(id: $id, reason: $reason) { ${FIELDS} } }`,
  queue: `query ($first: Int!, $after: String) { vettingQueue(first: $first, after: $after) {
    nodes { credentialId providerId publicName type serviceCode state } pageInfo { hasNextPage endCursor } } }`,
  provider: `query ($id: ID!) { provider(id: $id) { id publicName listed ratingAverage ratingCount services { serviceCode hourlyRateCents }
    badges { type serviceCode checkedAt validUntil } } }`,
};

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly token: string;
}
export interface Applicant extends Person {
  readonly providerId: string;
}
export type ProviderWorld = Awaited<ReturnType<typeof createProviderWorld>>;

/** Providers as they come: people who apply, upload, are checked by reviewers, on the real modules. */
export async function createProviderWorld(options: Partial<TestAppOptions> = {}) {
  const world = await createIdentityWorld({
    now: NOW,
    ...options,
    modules: [CatalogModule, ProviderModule, ...(options.modules ?? [])],
  });
  const events: DomainEvent[] = [];
  const bus = world.get(EventBus);
  for (const type of [
    'ProviderListingChanged',
    'CredentialDecided',
    'CredentialExpiring',
    'ProviderApplicationDecided',
    'ProviderSuspensionChanged',
  ] as const) {
    bus.subscribe(type, `test.on-${type}`, (event) => {
      events.push(event);
      return Promise.resolve();
    });
  }

  async function someone(
    roles: ('customer' | 'admin')[] = ['customer'],
    permissions: Permission[] = [],
  ): Promise<Person> {
    const secondFactor = roles.includes('admin');
    const { id, email } = await world.person({ roles, permissions, secondFactor });
    return { id, email, token: await world.tokenOf(id, { secondFactor }) };
  }
  const ask = (query: string, variables: Loose, as?: Person): Promise<Loose> =>
    world.ask(query, variables, { as: as?.token, locale: 'en' });

  async function applicant(changes: Loose = {}): Promise<Applicant> {
    const person = await someone();
    const file = await ask(MUTATIONS.apply, { input: { ...APPLICATION, ...changes } }, person);
    if (file['__typename'] !== 'ProviderFile') throw new Error(JSON.stringify(file));
    return { ...person, providerId: file['id'] as string };
  }

  async function upload(by: Person): Promise<string> {
    const kept = await world.http
      .post('/documents')
      .set('authorization', `Bearer ${by.token}`)
      .attach('file', PDF, 'scan.pdf')
      .expect(201);
    return (kept.body as { id: string }).id;
  }

  /** Hands in one credential the way its type asks for; answers the file. */
  async function submit(by: Person, type: string, more: Loose = {}): Promise<Loose> {
    const parts: Record<string, () => Loose> = {
      IDENTITY: () => ({ validUntil: '2030-05-01' }),
      RIGHT_TO_WORK: () => ({ validUntil: '2028-05-01' }),
      INSURANCE: () => ({ insurance: INSURANCE }),
      BUSINESS: () => ({ business: { siret: '732 829 320 00074', legalForm: 'EI' } }),
      VIGILANCE: () => ({ vigilance: { securityCode: 'A1B2C3D4E5', issuedOn: '2026-10-01' } }),
      SAP: () => ({ sap: { declarationNumber: 'SAP732829320', declaredOn: '2024-01-15', exclusive: true } }),
      SKILL: () => ({ serviceCode: 'regular-cleaning' }),
    };
    const withoutDocument = type === 'BACKGROUND' || type === 'REFERENCE' || 'documentIds' in more;
    const documentIds = withoutDocument ? [] : [await upload(by)];
    return ask(MUTATIONS.submit, { input: { type, documentIds, ...parts[type]?.(), ...more } }, by);
  }

  const referee = (email: string) => ({
    referee: { name: 'Claire Fontaine', email, relationship: 'ancienne cliente' },
  });

  /** Names a referee and answers in their name by the link they were mailed. */
  async function reference(by: Person, email: string): Promise<void> {
    const file = await submit(by, 'REFERENCE', referee(email));
    if (file['__typename'] !== 'ProviderFile') throw new Error(JSON.stringify(file));
    const [mail] = await world.mails(email);
    const token = /references\/([\w-]{43})/.exec(mail?.text ?? '')?.[1];
    await ask(MUTATIONS.answer, { token });
  }

  async function credentialOf(providerId: string, type: string): Promise<{ id: string; state: string }[]> {
    return world.db.query(
      'test-credential-of',
      'SELECT id, state::text AS state FROM provider_credential WHERE provider_id = $1 AND type = $2::credential_type ORDER BY id',
      [providerId, type],
    );
  }

  const start = (reviewer: Person, id: string) => ask(MUTATIONS.start, { id }, reviewer);
  const decide = (reviewer: Person, credentialId: string, input: Loose = { outcome: 'VERIFIED' }) =>
    ask(MUTATIONS.decide, { input: { credentialId, ...input } }, reviewer);

  /** Reviews everything of this provider that waits. */
  async function verifyAll(reviewer: Person, providerId: string): Promise<void> {
    const waiting = await world.db.query<{ id: string }>(
      'test-waiting',
      `SELECT id FROM provider_credential WHERE provider_id = $1 AND state = 'SUBMITTED'`,
      [providerId],
    );
    for (const { id } of waiting) {
      await start(reviewer, id);
      const decided = await decide(reviewer, id);
      if (decided['__typename'] !== 'ProviderFile') throw new Error(JSON.stringify(decided));
    }
  }

  const REQUIRED = ['IDENTITY', 'BACKGROUND', 'INSURANCE', 'BUSINESS', 'VIGILANCE', 'SKILL'] as const;

  return {
    ...world,
    events,
    someone,
    ask,
    applicant,
    upload,
    submit,
    referee,
    reference,
    credentialOf,
    start,
    decide,
    verifyAll,
    reviewer: () => someone(['admin'], ['vetting']),

    async publish(...published: DomainEvent[]): Promise<void> {
      await world.get(Transactor).run(async (tx) => ok(await bus.publish(tx, ...published)));
      await world.settle();
    },

    /** A provider with everything in order and published. `without` leaves credentials out. */
    async listed(reviewer: Person, without: string[] = []): Promise<Applicant> {
      const person = await applicant();
      await ask(
        MUTATIONS.services,
        { services: [{ serviceCode: 'regular-cleaning', hourlyRateCents: 2_600 }] },
        person,
      );
      const scan = await upload(person);
      for (const type of REQUIRED) {
        if (!without.includes(type)) await submit(person, type, type === 'BACKGROUND' ? {} : { documentIds: [scan] });
      }
      if (!without.includes('REFERENCE')) {
        await reference(person, `claire.${person.providerId}@example.org`);
        await reference(person, `paul.${person.providerId}@example.org`);
      }
      await verifyAll(reviewer, person.providerId);
      await this.publish(
        { type: 'PayoutReadinessChanged', data: { providerId: person.providerId, ready: true } },
        { type: 'WorkingHoursChanged', data: { providerId: person.providerId, hasWorkingHours: true } },
      );
      await ask(MUTATIONS.publish, {}, person);
      await world.settle();
      return person;
    },
  };
}
