import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { Module } from '@nestjs/common';
import { DAY, HOUR } from '#kernel';
import type { UserActor } from '#platform/access';
import { VaultModule } from '#vault';
import { KeepEvidenceFiles } from '../../../../apps/api/src/keep-evidence-files.js';
import { disputeActs } from '../../../../test/support/dispute-acts.js';
import { clamd, EICAR, PDF, photo } from '../../../../test/support/files.js';
import { createPaymentWorld, type PaymentWorld } from '../../../../test/support/payment-world.js';
import { filesOf, upload } from '../../../../test/support/vault-world.js';
import { PaymentModule } from '../payment.module.js';

@Module({ imports: [PaymentModule, VaultModule], providers: [KeepEvidenceFiles] })
class WithVault {}

let world: PaymentWorld;
let scanner: Server;
beforeAll(async () => {
  scanner = clamd().listen(0, '127.0.0.1');
  await once(scanner, 'listening');
  const { port } = scanner.address() as AddressInfo;
  world = await createPaymentWorld({
    modules: [WithVault],
    environment: { CLAMD_URL: `tcp://127.0.0.1:${String(port)}` },
  });
});
afterAll(async () => {
  await world.close();
  scanner.close();
});
const acts = disputeActs(() => world);
type Staff = UserActor & { token: string };

const FILE = `__typename ... on DisputeFile { dispute { answerable } attachments { id field contentType bytes url failure } }
  ... on UserError { code message }`;
const ATTACH = `mutation ($input: AttachToDisputeInput!) { answer: attachToDispute(input: $input) { ${FILE} ... on DisputeFilesTooLarge { maximumBytes } } }`;
const DETACH = `mutation ($input: DetachFromDisputeInput!) { answer: detachFromDispute(input: $input) { ${FILE} } }`;
const SUBMIT = `mutation ($id: ID!) { answer: submitDisputeEvidence(id: $id) { ${FILE} } }`;

const disputed = async (): Promise<{ id: string; stripeId: string }> => {
  const stripeId = await acts.disputed(await acts.taken());
  return { id: (await acts.row(stripeId)).id, stripeId };
};

async function uploaded(as: Staff, bytes: Buffer, name = 'letter.pdf'): Promise<string> {
  const answer = await upload(world, as.token, bytes, name);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return (answer.body as { id: string }).id;
}

const attach = (as: Staff, disputeId: string, documentId: string, field = 'CUSTOMER_COMMUNICATION') =>
  acts.act(ATTACH, { input: { disputeId, documentId, field } }, as);

const attachmentsOf = async (disputeId: string) => {
  const query = 'query ($id: ID!) { dispute(id: $id) { attachments { id field failure } } }';
  const answer = await world.graphql<{
    dispute: { attachments: { id: string; field: string; failure: string | null }[] };
  }>(query, { id: disputeId }, { as: acts.finance() });
  return answer.data.dispute.attachments;
};

const read = async (disputeId: string, field: string, as: Staff) => {
  const address = `${world.url}/documents/dispute-evidence/${disputeId}/${field}`;
  const answer = await fetch(address, { headers: { authorization: `Bearer ${as.token}` } });
  return { status: answer.status, headers: answer.headers, content: Buffer.from(await answer.arrayBuffer()) };
};

/** The files that Stripe has of a dispute, by the field that names them, with their bytes. */
async function atStripe(stripeId: string) {
  const { evidence } = (await (await world.askStripe('GET', `/v1/disputes/${stripeId}`)).json()) as {
    evidence: Record<string, string | null>;
  };
  const files: Record<string, { size: number; type: string; filename: string; purpose: string }> = {};
  for (const [field, id] of Object.entries(evidence))
    if (id?.startsWith('file_'))
      files[field] = (await (await world.askStripe('GET', `/v1/files/${id}`)).json()) as never;
  return files;
}

const audited = async (disputeId: string): Promise<string[]> => {
  const entries = await world.db.prisma.auditEntry.findMany({
    where: { subjectId: disputeId, action: { startsWith: 'dispute.file-' } },
    orderBy: { at: 'asc' },
  });
  return entries.map(({ action }) => action);
};

describe('finance staff who add files to the evidence', () => {
  it('see them, take one out again, and the bank gets the others with ours', async () => {
    const { id, stripeId } = await disputed();
    const me = acts.finance();
    const picture = await photo();
    const letter = await attach(me, id, await uploaded(me, PDF));
    expect(letter).toMatchObject({
      __typename: 'DisputeFile',
      attachments: [{ field: 'customer_communication', contentType: 'application/pdf', bytes: PDF.length }],
    });
    await attach(me, id, await uploaded(me, picture, 'after.jpg'), 'UNCATEGORIZED_FILE');
    await attach(me, id, await uploaded(me, PDF), 'REFUND_POLICY');

    const wrong = (await attachmentsOf(id)).find(({ field }) => field === 'refund_policy')?.id;
    const less = await acts.act(DETACH, { input: { disputeId: id, attachmentId: wrong } }, me);
    expect(less['attachments']).toHaveLength(2);
    expect((await read(id, 'refund_policy', me)).status).toBe(404);
    // Taken out twice is taken out.
    expect(await acts.act(DETACH, { input: { disputeId: id, attachmentId: wrong } }, me)).toMatchObject({
      __typename: 'DisputeFile',
    });

    await acts.act(SUBMIT, { id }, me);
    await world.settle();
    const files = await atStripe(stripeId);
    expect(Object.keys(files).toSorted()).toEqual(['customer_communication', 'receipt', 'uncategorized_file']);
    expect(files['customer_communication']).toMatchObject({
      size: PDF.length, type: 'pdf', filename: 'customer_communication.pdf', purpose: 'dispute_evidence',
    }); // prettier-ignore
    const kept = await read(id, 'uncategorized_file', me);
    expect(files['uncategorized_file']).toMatchObject({ type: 'jpg', size: kept.content.length });
    // A photo loses where it was taken and by whom before a bank sees it.
    expect(kept.content.includes('Canary')).toBe(false);
    expect((await attachmentsOf(id)).map(({ failure }) => failure)).toEqual([null, null]);
    expect(await audited(id)).toEqual([
      'dispute.file-added',
      'dispute.file-added',
      'dispute.file-added',
      'dispute.file-removed',
      'dispute.file-viewed',
    ]);
  });

  it('change nothing any more once the evidence is sent', async () => {
    const { id } = await disputed();
    const me = acts.finance();
    await attach(me, id, await uploaded(me, PDF));
    const [kept] = await attachmentsOf(id);
    await acts.act(SUBMIT, { id }, me);
    const late = [
      await attach(me, id, await uploaded(me, PDF), 'UNCATEGORIZED_FILE'),
      await acts.act(DETACH, { input: { disputeId: id, attachmentId: kept?.id } }, me),
    ];
    for (const answer of late) expect(answer).toMatchObject({ __typename: 'DisputeNotAnswerable' });
    expect(await attachmentsOf(id)).toHaveLength(1);
    await world.settle();
  });

  it('read each other’s files as an attachment that no browser runs, and nobody else does, its uploader in the vault neither', async () => {
    const { id } = await disputed();
    const me = acts.finance();
    const documentId = await uploaded(me, PDF);
    await attach(me, id, documentId);
    const colleague = await read(id, 'customer_communication', acts.finance());
    expect(colleague.status).toBe(200);
    expect(colleague.content.equals(PDF)).toBe(true);
    expect(colleague.headers.get('content-disposition')).toBe('attachment; filename="customer_communication.pdf"');
    expect(colleague.headers.get('content-security-policy')).toContain('sandbox');
    expect(
      (await read(id, 'customer_communication', world.actor(['admin'], { permissions: ['support'] }))).status,
    ).toBe(403);
    expect((await read(id, 'customer_signature', me)).status).toBe(404);
    const inTheVault = await fetch(`${world.url}/documents/${documentId}`, {
      headers: { authorization: `Bearer ${me.token}` },
    });
    expect(inTheVault.status).toBe(404);
    const support = world.actor(['admin'], { permissions: ['support'] });
    await expect(attach(support, id, await uploaded(support, PDF))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('are told why a file does not go: its type, its size, its place, a stranger’s, or one that was used', async () => {
    const [{ id }, other] = [await disputed(), await disputed()];
    const [me, colleague] = [acts.finance(), acts.finance()];
    const { default: sharp } = await import('sharp');
    const webp = await sharp(await photo())
      .webp()
      .toBuffer();
    expect(await attach(me, id, await uploaded(me, webp, 'a.webp'))).toMatchObject({
      __typename: 'DisputeFileTypeRefused', code: 'DISPUTE_FILE_TYPE_REFUSED',
    }); // prettier-ignore
    const used = await uploaded(me, PDF);
    await attach(me, id, used);
    const ending = Buffer.from('%%EOF\n');
    const big = Buffer.concat([PDF, Buffer.alloc(4_000_000 - PDF.length, '\n'), ending]);
    expect(await attach(me, id, await uploaded(me, big), 'REFUND_POLICY')).toMatchObject({
      __typename: 'DisputeFilesTooLarge', maximumBytes: 4_000_000,
    }); // prettier-ignore
    expect(await attach(me, id, await uploaded(me, PDF))).toMatchObject({ __typename: 'DisputeFieldTaken' });
    const theirs = await uploaded(colleague, PDF);
    const unknown = '0199a000-0000-7000-8000-00000000dead';
    for (const documentId of [theirs, used, unknown])
      expect(await attach(me, id, documentId, 'UNCATEGORIZED_FILE')).toMatchObject({
        __typename: 'DisputeFileNotFound',
      });
    expect(await attach(me, other.id, used)).toMatchObject({ __typename: 'DisputeFileNotFound' });
    // What was refused is still theirs to use.
    expect(await attach(colleague, other.id, theirs)).toMatchObject({ __typename: 'DisputeFile' });
    expect(await attachmentsOf(id)).toHaveLength(1);
  });

  it('can’t add what the virus scanner refuses', async () => {
    const me = acts.finance();
    const answer = await upload(world, me.token, Buffer.concat([PDF, Buffer.from(EICAR)]));
    expect(answer.body).toMatchObject({ code: 'FILE_INFECTED' });
  });

  it('see which file Stripe did not want: the others and the texts go all the same', async () => {
    const { id, stripeId } = await disputed();
    const me = acts.finance();
    await attach(me, id, await uploaded(me, PDF));
    await attach(me, id, await uploaded(me, PDF), 'UNCATEGORIZED_FILE');
    // Ours goes up first, then theirs in the order in which they were added.
    world.sandbox.faults.next({ method: 'POST', path: '/v1/files', kind: 'refused', times: 2 });
    await acts.act(SUBMIT, { id }, me);
    await world.settle();
    expect(Object.keys(await atStripe(stripeId))).toEqual(['uncategorized_file']);
    const [refused, taken] = await attachmentsOf(id);
    expect(refused?.failure).toBeTruthy();
    expect(taken?.failure).toBeNull();
    expect((await acts.row(stripeId)).submissionCount).toBe(1);
  });

  it('send each file once, although an answer was lost', async () => {
    const { id, stripeId } = await disputed();
    const me = acts.finance();
    await attach(me, id, await uploaded(me, PDF));
    const uploads = () => world.sandbox.requests().filter(({ path, replayed }) => path === '/v1/files' && !replayed);
    const before = uploads().length;
    world.sandbox.faults.next({ method: 'POST', path: '/v1/files', kind: 'cut-after-commit', times: 2 });
    await acts.act(SUBMIT, { id }, me);
    await world.settle();
    expect(Object.keys(await atStripe(stripeId))).toHaveLength(2);
    expect(uploads().length - before).toBe(2);
  });
});

describe('a file of a dispute', () => {
  it('is gone within two hours when it is taken out, and a year after the dispute has ended', async () => {
    const { id, stripeId } = await disputed();
    const me = acts.finance();
    // What other tests took out goes first.
    world.advance(2 * HOUR);
    await world.runJob('vault.sweep-unfinished-uploads');
    const before = filesOf(world).length;
    await attach(me, id, await uploaded(me, PDF));
    await attach(me, id, await uploaded(me, PDF), 'UNCATEGORIZED_FILE');
    expect(filesOf(world)).toHaveLength(before + 2);
    const [first] = await attachmentsOf(id);
    await acts.act(DETACH, { input: { disputeId: id, attachmentId: first?.id } }, me);
    world.advance(2 * HOUR);
    await world.runJob('vault.sweep-unfinished-uploads');
    expect(filesOf(world)).toHaveLength(before + 1);

    await acts.act(SUBMIT, { id }, me);
    await world.settle();
    await acts.closed(stripeId, 'won');
    world.advance(364 * DAY);
    await world.runJob('payment.forget-evidence');
    expect(await attachmentsOf(id)).toHaveLength(1);
    world.advance(2 * DAY);
    await world.runJob('payment.forget-evidence');
    expect(await attachmentsOf(id)).toEqual([]);
    await world.runJob('vault.sweep-unfinished-uploads');
    expect(filesOf(world).length).toBeLessThanOrEqual(before);
    const used = await world.db.prisma.vaultUsage.findUniqueOrThrow({ where: { ownerId: id } });
    expect(used).toMatchObject({ documents: 0, bytes: 0n });
  });

  it('leaves the quota of whoever uploaded it', async () => {
    const { id } = await disputed();
    const me = acts.finance();
    await attach(me, id, await uploaded(me, PDF));
    const used = await world.db.prisma.vaultUsage.findUniqueOrThrow({ where: { ownerId: me.userId } });
    expect(used).toMatchObject({ documents: 0, bytes: 0n });
  });
});
