import { SandboxClock } from './clock.js';
import { noSuch } from './api/failure.js';
import { SandboxDatabase } from './store/database.js';
import { DeadlineStore } from './store/deadline-store.js';
import type { Kind, Kinds } from './store/kinds.js';
import { ObjectStore } from './store/object-store.js';
import { SettingStore } from './store/setting-store.js';
import { DeliveryStore } from './webhooks/delivery-store.js';
import { Interference } from './webhooks/interference.js';

/** The API version of stripe 23.1, stamped on events and answers that name none. */
export const API_VERSION = '2026-10-28.endive';

/** Everything a handler may read or write. */
export class SandboxState {
  readonly database: SandboxDatabase;
  readonly objects: ObjectStore;
  readonly deadlines: DeadlineStore;
  readonly settings: SettingStore;
  readonly deliveries: DeliveryStore;
  readonly clock: SandboxClock;
  readonly interference = new Interference();
  /** Base of the hosted pages' addresses, without a slash at the end. */
  publicUrl = '';
  /** The API request being executed: events name it. */
  currentRequest: { id: string; idempotencyKey: string | null } | null = null;

  constructor(options: { file: string | undefined; now: () => Date }) {
    this.database = new SandboxDatabase(options.file);
    this.objects = new ObjectStore(this.database);
    this.deadlines = new DeadlineStore(this.database);
    this.settings = new SettingStore(this.database);
    this.deliveries = new DeliveryStore(this.database);
    this.clock = new SandboxClock(options.now, this.settings);
  }

  /**
   * @param param the parameter that names the object; without it the object is named by the path
   * @throws StripeFailure resource_missing
   */
  get<K extends Kind>(kind: K, id: string, param?: string): Kinds[K] {
    const found = this.objects.find(kind, id);
    if (found === undefined) throw noSuch(kind, id, param);
    return found;
  }
}
