import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { print } from '@apollo/client/utilities';
import { getOperationAST, Kind, OperationTypeNode, type DocumentNode } from 'graphql';
import { of } from 'rxjs';
import { runnerImport, type Plugin } from 'vite';

/**
 * Writes down every document of the application, as its client will send it, for the server that it is built with: a
 * list of texts in JSON. The pages then name a document by the SHA-256 of its text.
 */
export const trustedDocuments = (file: string): Plugin => ({
  name: 'trusted-documents',
  apply: 'build',
  async closeBundle() {
    const entry = join(import.meta.dirname, 'all-documents.ts');
    const { module } = await runnerImport<{ default: Record<string, Record<string, unknown>> }>(entry);
    const documents = Object.values(module.default).flatMap((exported) => Object.values(exported).filter(isOperation));
    writeFileSync(file, JSON.stringify(await asSent(documents)));
  },
});

const isOperation = (value: unknown): value is DocumentNode =>
  (value as DocumentNode | null)?.kind === Kind.DOCUMENT &&
  (value as DocumentNode).definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION);

/** The client adds type names and takes out what is for itself only; so it is asked to send each document, to nobody. */
async function asSent(documents: readonly DocumentNode[]): Promise<string[]> {
  const texts = new Set<string>();
  const link = new ApolloLink((operation) => {
    texts.add(print(operation.query));
    return of({ data: {} });
  });
  const client = new ApolloClient({ cache: new InMemoryCache(), link });
  for (const document of documents) {
    const isMutation = getOperationAST(document)?.operation === OperationTypeNode.MUTATION;
    // Nobody answers; what the client makes of that is of no interest.
    const sent = isMutation
      ? client.mutate({ mutation: document, fetchPolicy: 'no-cache', errorPolicy: 'ignore' })
      : client.query({ query: document, fetchPolicy: 'no-cache', errorPolicy: 'ignore' });
    await sent.catch(() => undefined);
  }
  return [...texts].sort();
}
