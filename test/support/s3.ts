import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface TestBucket {
  /** Variables under which an application keeps its files here. */
  readonly environment: Record<string, string>;
  /** What is kept, by key. */
  readonly objects: ReadonlyMap<string, Buffer>;
  close(): Promise<void>;
}

const SECRET = 'a-secret-of-tests';
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const hash = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** A bucket behind the part of Amazon's S3 protocol that a file store needs; it takes only what is signed for it. */
export async function startBucket(): Promise<TestBucket> {
  const objects = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    void (async () => {
      const body = await buffer(request);
      const key = decodeURIComponent(new URL(request.url ?? '', 'http://s3').pathname.slice('/documents/'.length));
      const kept = objects.get(key);
      if (!isSigned(request, body)) response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>');
      else if (request.method === 'PUT') response.writeHead(200, { etag: '"1"' }).end(void objects.set(key, body));
      else if (request.method === 'DELETE') response.writeHead(204).end(void objects.delete(key));
      else if (kept) response.writeHead(200, { 'content-length': kept.length }).end(kept);
      else response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    objects,
    environment: {
      S3_BUCKET: 'documents',
      S3_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      S3_ACCESS_KEY_ID: 'tests',
      S3_SECRET_ACCESS_KEY: SECRET,
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html */
function isSigned({ method, url, headers }: IncomingMessage, body: Buffer): boolean {
  const [, scope = '', names = '', signature] =
    /Credential=tests\/(\S+), SignedHeaders=(\S+), Signature=(\w+)/.exec(headers.authorization ?? '') ?? [];
  if (headers['x-amz-content-sha256'] !== hash(body)) return false;
  const { pathname, searchParams } = new URL(url ?? '', 'http://s3');
  searchParams.sort();
  const signed = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const canonical = [method, pathname, searchParams, signed.join(''), names, hash(body)].join('\n');
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, hash(canonical)].join('\n');
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${SECRET}`);
  return hmac(key, text).toString('hex') === signature;
}
