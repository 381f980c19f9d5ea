import { Args, Field, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { err, ok } from '#kernel';
import { Access, CurrentActor, Public, type Actor } from '#platform/access';
import { resultUnion, toUserError, UserError } from '#platform/graphql';
import { registerMessages } from '#platform/i18n';
import { EventBus, Jobs } from '#platform/jobs';
import { Transactor } from '#platform/prisma';
import { createTestApp, type TestApp } from '../../../../test/support/app.js';

registerMessages('platform-test', { fr: { TooLoud: 'Trop fort : {level}.' }, en: { TooLoud: 'Too loud: {level}.' } });

@ObjectType()
class Sound {
  @Field(() => String) text: string;
}

@ObjectType({ implements: () => [UserError] })
class TooLoud extends UserError {
  @Field(() => Number) level: number;
}

const SayResult = resultUnion('SayResult', () => [Sound, TooLoud]);

@Resolver()
class TestResolver {
  @Public()
  @Query(() => String)
  open(): string {
    return 'ouvert';
  }

  @Query(() => String)
  undeclared(): string {
    return 'never';
  }

  @Access('admin:vetting')
  @Query(() => String)
  forVetting(@CurrentActor() actor: Actor): string {
    return actor.kind;
  }

  @Public()
  @Query(() => String)
  broken(): string {
    throw new Error('SELECT secret FROM somewhere');
  }

  @Public()
  @Mutation(() => SayResult)
  say(@Args('text', { type: () => String }) text: string): unknown {
    return text === 'CRI' ? toUserError({ kind: 'TooLoud', level: 11 }, { level: 11 }) : { __typename: 'Sound', text };
  }
}

describe('the platform over HTTP', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp({ modules: [{ module: class TestModule {}, providers: [TestResolver] }] });
  });
  afterAll(() => app?.close());

  it('answers a public field to anyone', async () => {
    expect(await app.graphql('{ open }')).toEqual({ data: { open: 'ouvert' } });
  });

  it('denies a field that declares nothing, even to an admin', async () => {
    const { errors } = await app.graphql(
      '{ undeclared }',
      {},
      { as: app.actor(['admin'], { permissions: ['vetting'] }) },
    );
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('asks strangers to sign in and tells the wrong role no', async () => {
    expect((await app.graphql('{ forVetting }')).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await app.graphql('{ forVetting }', {}, { as: app.actor(['admin']) })).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
    expect(await app.graphql('{ forVetting }', {}, { as: app.actor(['admin'], { permissions: ['vetting'] }) })).toEqual(
      { data: { forVetting: 'user' } },
    );
  });

  it('answers an expected failure as a member of the union, in the caller’s language', async () => {
    const query =
      'mutation ($text: String!) { say(text: $text) { __typename ... on Sound { text } ... on TooLoud { code message level } } }';
    expect((await app.graphql(query, { text: 'bonjour' })).data).toEqual({
      say: { __typename: 'Sound', text: 'bonjour' },
    });
    expect((await app.graphql(query, { text: 'CRI' }, { locale: 'en' })).data).toEqual({
      say: { __typename: 'TooLoud', code: 'TOO_LOUD', message: 'Too loud: 11.', level: 11 },
    });
  });

  it('keeps what broke to itself', async () => {
    const answer = await app.graphql('{ broken }');
    expect(answer.errors?.[0]?.extensions.code).toBe('INTERNAL');
    expect(JSON.stringify(answer)).not.toMatch(/SELECT|stack|somewhere/);
  });

  it.each([
    [
      'too deep',
      `{ ${'__schema { types { fields { type { ofType { ofType { ofType { ofType { ofType { ofType { ofType { ofType {'} name ${'} '.repeat(12)} }`,
    ],
    ['too many aliases', `{ ${Array.from({ length: 40 }, (_, i) => `a${i}: open`).join(' ')} }`],
    ['too many directives', `{ open ${'@include(if: true) '.repeat(12)} }`],
    ['too many tokens', `{ ${'open '.repeat(4000)} }`],
  ])('refuses a request that is %s', async (_, query) => {
    const response = await app.http.post('/graphql').send({ query });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
  });

  it('tells browsers, with every answer, what they may not do with it', async () => {
    const told = {
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
    };
    for (const path of ['/health/live', '/nowhere', '/graphql']) {
      expect((await app.http.get(path)).headers).toMatchObject(told);
    }
    const answered = await app.http.post('/graphql').send({ query: '{ open }' });
    expect(answered.headers).toMatchObject({ ...told, 'cache-control': 'no-store' });
    expect(answered.headers).not.toHaveProperty('x-powered-by');
  });

  it('refuses a browser of another origin, and malformed JSON, without a 5xx', async () => {
    expect(
      (await app.http.post('/graphql').set('origin', 'https://evil.example').send({ query: '{ open }' })).status,
    ).toBe(403);
    expect(
      (await app.http.post('/graphql').set('content-type', 'application/json').send('{"query": "{ op')).status,
    ).toBe(400);
    expect(
      (await app.http.post('/graphql').set('content-type', 'text/plain').send('{"query":"{ open }"}')).status,
    ).toBeGreaterThanOrEqual(400);
  });

  it('says it is alive, ready, and measured', async () => {
    expect((await app.http.get('/health/live')).body).toEqual({ status: 'ok' });
    expect((await app.http.get('/health/ready')).status).toBe(200);
    const { text } = await app.http.get('/metrics');
    expect(text).toContain('limpide_jobs_pending');
    expect(text).toMatch(/^limpide_jobs_waiting\{lane="mail"\} \d+$/m);
  });
});

describe('events and jobs', () => {
  let app: TestApp;
  const seen: string[] = [];
  beforeAll(async () => {
    app = await createTestApp({
      modules: [
        {
          module: class EventsModule {},
          providers: [
            {
              provide: 'listener',
              inject: [EventBus, Jobs],
              useFactory: (events: EventBus, jobs: Jobs) => {
                let failures = 0;
                events.subscribe('UserSignedUp', 'test.first', ({ data }) =>
                  Promise.resolve(void seen.push(`first:${data.userId}`)),
                );
                events.subscribe('UserSignedUp', 'test.flaky', ({ data }) => {
                  failures += 1;
                  if (failures === 1) throw new Error('once');
                  return Promise.resolve(void seen.push(`flaky:${data.userId}`));
                });
                jobs.register<{ word: string }>({
                  name: 'test.job',
                  run: ({ word }) => Promise.resolve(void seen.push(word)),
                });
                return {};
              },
            },
          ],
        },
      ],
    });
  });
  afterAll(() => app?.close());

  it('delivers to every handler what was committed, and nothing that was rolled back', async () => {
    const transactor = app.get(Transactor);
    const events = app.get(EventBus);
    const jobs = app.get(Jobs);
    await transactor.run(async (tx) => {
      await events.publish(tx, { type: 'UserSignedUp', data: { userId: 'kept' } });
      await jobs.send(tx, 'test.job', { word: 'job' });
      return ok(undefined);
    });
    const refused = await transactor.run(async (tx) => {
      await events.publish(tx, { type: 'UserSignedUp', data: { userId: 'dropped' } });
      return err('no');
    });
    expect(refused).toEqual(err('no'));
    await waitFor(() => seen.length === 3);
    expect(seen.sort()).toEqual(['first:kept', 'flaky:kept', 'job']);
  });
});

async function waitFor(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}
