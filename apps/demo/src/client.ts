import { Surprise } from './surprise.js';

interface GraphqlAnswer<Data> {
  data?: Data | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** One person's connection to the API. */
export class Client {
  #token: string | undefined;

  constructor(
    readonly url: string,
    readonly who: string,
  ) {}

  signedIn(token: string): void {
    this.#token = token;
  }

  get headers(): Record<string, string> {
    return { 'accept-language': 'fr', ...(this.#token ? { authorization: `Bearer ${this.#token}` } : {}) };
  }

  /** Sends one GraphQL request; errors are a Surprise. */
  async ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { ...this.headers, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const answer = (await response.json()) as GraphqlAnswer<Data>;
    if (answer.errors?.length || !answer.data) {
      throw new Surprise(
        `${this.who}: ${answer.errors?.map((e) => `${e.extensions?.code ?? ''} ${e.message}`).join('; ') ?? `HTTP ${response.status}`}`,
      );
    }
    return answer.data;
  }

  /** Like `ask` for a mutation with one field; its result must be of this type, not one of the failures. */
  async do<Value>(type: string, query: string, variables: Record<string, unknown> = {}): Promise<Value> {
    const data = await this.ask<Record<string, { __typename: string; message?: string }>>(query, variables);
    const [value] = Object.values(data);
    if (value?.__typename !== type)
      throw new Surprise(
        `${this.who}: expected ${type}, got ${value?.__typename ?? 'nothing'}: ${value?.message ?? ''}`,
      );
    return value as Value;
  }

  /** Uploads a document to the vault; answers its id. */
  async upload(name: string, bytes: Uint8Array<ArrayBuffer>, type: string): Promise<string> {
    const form = new FormData();
    form.append('file', new Blob([bytes], { type }), name);
    const response = await fetch(`${this.url}/documents`, { method: 'POST', headers: this.headers, body: form });
    if (response.status !== 201)
      throw new Surprise(`${this.who}: the document was refused: HTTP ${response.status} ${await response.text()}`);
    return ((await response.json()) as { id: string }).id;
  }
}
