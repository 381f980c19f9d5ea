import { AsyncLocalStorage } from 'node:async_hooks';
import type DataLoader from 'dataloader';
import type { Locale } from '#kernel';
import type { Actor } from './actor.js';

/** What one request carries, found from anywhere below it without request-scoped providers. */
export interface RequestContext {
  actor: Actor;
  readonly locale: Locale;
  /** The caller's address, as far as our own proxies vouch for it. */
  readonly ip: string;
  readonly requestId: string;
  readonly loaders: Map<string, DataLoader<unknown, unknown>>;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** Everything awaited inside `work` sees this context. */
export const runInRequest = <T>(context: RequestContext, work: () => T): T => storage.run(context, work);

/** The context of the request being served, or undefined outside one (jobs). */
export const currentRequest = (): RequestContext | undefined => storage.getStore();

/** The language of the request being served; French outside one. */
export const currentLocale = (): Locale => currentRequest()?.locale ?? 'fr';
