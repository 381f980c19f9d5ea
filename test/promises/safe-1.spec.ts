/** SAFE-1: uploaded or typed content can't harm others. */
import sharp from 'sharp';
import { bomb, EXECUTABLE, photo } from '../support/files.js';
import {
  APPLICATION,
  createProviderWorld,
  MUTATIONS,
  type Applicant,
  type ProviderWorld,
} from '../support/provider-world.js';

const SCRIPT = '<script>alert("canary")</script>';

let world: ProviderWorld;
let person: Applicant;
beforeAll(async () => {
  world = await createProviderWorld();
  person = await world.applicant({ publicName: `Amina ${SCRIPT}` });
});
afterAll(() => world.close());

const send = (bytes: Buffer, name: string) =>
  world.http.post('/documents').set('authorization', `Bearer ${person.token}`).attach('file', bytes, name);

it.each([
  ['a program', () => EXECUTABLE, 'invoice.pdf', 415],
  ['a web page', () => Buffer.from(`<!doctype html>${SCRIPT}`), 'photo.jpg', 415],
  [
    'a drawing with a script',
    () => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`),
    'logo.png',
    415,
  ],
  ['a decompression bomb', () => bomb(20_000, 20_000), 'scan.png', 422],
])('%s is refused whatever it is called', async (_, bytes, name, status) => {
  await send(bytes(), name).expect(status);
});

it('a picture is decoded and encoded again: what was hidden in it is gone', async () => {
  const kept = await send(Buffer.concat([await photo(), Buffer.from(SCRIPT)]), 'photo.jpg').expect(201);
  const { id } = kept.body as { id: string };
  const viewed = await world.http.get(`/documents/${id}`).set('authorization', `Bearer ${person.token}`).buffer(true);
  const bytes = viewed.body as Buffer;
  expect(bytes.includes('canary')).toBe(false);
  expect((await sharp(bytes).metadata()).exif).toBeUndefined();
  expect(viewed.headers).toMatchObject({
    'content-disposition': expect.stringContaining('attachment') as string,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });
});

it('what a person types reaches a mail as text, never as markup, and adds no recipient', async () => {
  const email = 'claire.fontaine@example.org';
  const referee = { name: `Claire ${SCRIPT}\r\nBcc: everyone`, email, relationship: 'cliente' };
  await world.submit(person, 'REFERENCE', { referee });
  const [mail] = await world.mails(email);
  expect(mail?.html).not.toContain('<script');
  expect(mail?.html).toContain('script');
  expect(world.mailbox.messages({})).toHaveLength(1);
});

it.each([
  'claire@example.org\r\nBcc: everyone@example.org',
  'a@example.org, b@example.org',
  'Claire <claire@example.org>',
])('an address that is more than one address is refused: %j', async (email) => {
  const referee = { name: 'Claire Fontaine', email, relationship: 'cliente' };
  expect(await world.submit(person, 'REFERENCE', { referee })).toMatchObject({
    __typename: 'InvalidCredential',
    rule: 'EMAIL',
  });
});

it('control characters and NUL never reach the database', async () => {
  const someone = await world.someone();
  const input = { ...APPLICATION, publicName: 'Ami\u0000na', bio: 'a\u0000b\u001bc' };
  const made = await world.ask(MUTATIONS.apply, { input }, someone);
  expect(made).toMatchObject({ __typename: 'ProviderFile', profile: { publicName: 'Ami na' } });
});
