import type Stripe from 'stripe';

import { invalidParameter, invalidRequest } from '../api/failure.js';
import { LIST, listPage } from '../api/list.js';
import { choice, required, text, type Field } from '../api/parameters.js';
import { ignoring, route, type Route } from '../api/route.js';
import { newIdentifier } from '../identifiers.js';

/** What came in a part of a `multipart/form-data` request; `content` in base64. */
interface UploadedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: string;
}

/** Bytes that Stripe takes of evidence, and the kinds (https://docs.stripe.com/file-upload#limitations). */
const LARGEST = 5_000_000;
/** Bytes of a whole upload that are read at all. */
export const LARGEST_UPLOAD = 20_000_000;
const BEGINNINGS: readonly (readonly [type: Stripe.File['type'], beginning: string])[] = [
  ['pdf', '255044462d'],
  ['png', '89504e470d0a1a0a'],
  ['jpg', 'ffd8ff'],
];

const uploaded: Field<UploadedFile | undefined> = {
  read: (raw, name) => {
    if (raw === undefined) return undefined;
    if (isUploaded(raw)) return raw;
    throw invalidParameter(name, 'Invalid object: a file must be sent as multipart/form-data.');
  },
};

const isUploaded = (raw: unknown): raw is UploadedFile => typeof raw === 'object' && raw !== null && 'content' in raw;

export const fileRoutes: Route[] = [
  route(
    'POST',
    '/v1/files',
    { file: required(uploaded), purpose: required(choice('dispute_evidence')), ...ignoring('file_link_data') },
    ({ state }, { file, purpose }) => {
      const bytes = Buffer.from(file.content, 'base64');
      const beginning = bytes.subarray(0, 8).toString('hex');
      const type = BEGINNINGS.find(([, expected]) => beginning.startsWith(expected))?.[0];
      if (type === undefined)
        throw invalidRequest('Invalid file type: evidence must be a PDF, JPEG or PNG file.', { param: 'file' });
      if (bytes.length > LARGEST)
        throw invalidRequest('The file is too large: evidence may have 5 MB at most.', { param: 'file' });
      const created = state.clock.seconds();
      const made = {
        id: newIdentifier('file'),
        object: 'file',
        created,
        expires_at: null,
        filename: file.fileName,
        links: null,
        purpose,
        size: bytes.length,
        title: null,
        type,
        url: null,
      } as Stripe.File;
      state.objects.insert('file', made, { created, hidden: { content: file.content } });
      return made;
    },
  ),

  route('GET', '/v1/files', { ...LIST, purpose: text() }, ({ state }, { purpose, ...query }) =>
    listPage(state, 'file', '/v1/files', { ...query, where: { purpose } }),
  ),

  route('GET', '/v1/files/:id', {}, ({ state, path }) => state.get('file', path.id ?? '')),
];

/** The parameters of a `multipart/form-data` body: texts as they are, files as `UploadedFile`. */
export async function readMultipart(body: Buffer, contentType: string): Promise<Record<string, unknown>> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  const parts: [string, unknown][] = [];
  for (const [name, value] of form.entries()) {
    if (typeof value === 'string') parts.push([name, value]);
    else {
      const content = Buffer.from(await value.arrayBuffer()).toString('base64');
      parts.push([name, { fileName: value.name, mediaType: value.type, content } satisfies UploadedFile]);
    }
  }
  return Object.fromEntries(parts);
}
