import type { Provider } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import { ClamdScanner } from './clamd-scanner.js';
import { NoScanner } from './no-scanner.js';

export type Verdict = 'CLEAN' | 'INFECTED' | 'UNAVAILABLE';

/** Looks for viruses in bytes. Never throws: what can't be said is UNAVAILABLE, and the file is not taken. */
export interface VirusScanner {
  /** Kept with each document, so that what was taken without a scan can be found and scanned later. */
  readonly name: 'clamd' | 'none';
  scan(bytes: Buffer): Promise<Verdict>;
}

/** Injection token of the VirusScanner that the configuration asks for. */
export const VIRUS_SCANNER = Symbol('VIRUS_SCANNER');

export const virusScanner: Provider = {
  provide: VIRUS_SCANNER,
  inject: [CONFIG],
  useFactory: (config: Pick<Config, 'antivirus'>): VirusScanner =>
    config.antivirus.clamdUrl ? new ClamdScanner(config.antivirus.clamdUrl) : new NoScanner(),
};
