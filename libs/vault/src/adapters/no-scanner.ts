import { Logger } from '@nestjs/common';
import type { Verdict, VirusScanner } from './virus-scanner.js';

/** For a machine without clamd. Files pass unscanned; it says so when it starts. */
export class NoScanner implements VirusScanner {
  readonly name = 'none';

  constructor() {
    new Logger('Vault').warn(
      'No virus scanner: CLAMD_URL is not set, so uploaded files are checked but not scanned. Fit for development, not for files of strangers.',
    );
  }

  scan(): Promise<Verdict> {
    return Promise.resolve('CLEAN');
  }
}
