import type { Config } from '#platform/config';
import { Database } from '#platform/prisma';
import { AnchorFiles } from './anchor-files.js';
import { AuditReads } from './audit.reads.js';

/** The chain of a configured database, opened without the application; `close` gives the connections back. */
export function openChain(config: Config): { reads: AuditReads; anchors: AnchorFiles; close(): Promise<void> } {
  const database = new Database(config);
  return {
    reads: new AuditReads(database),
    anchors: new AnchorFiles(config),
    close: () => database.onApplicationShutdown(),
  };
}
