import { connect } from 'node:net';
import { Logger } from '@nestjs/common';
import type { Verdict, VirusScanner } from './virus-scanner.js';

const CHUNK_BYTES = 64 * 1024;

/**
 * ClamAV's daemon over TCP, by its INSTREAM command (man clamd): `zINSTREAM\0`, chunks each preceded by its length in
 * four bytes, a length of zero, then one answer. Whatever goes wrong on the way is UNAVAILABLE.
 */
export class ClamdScanner implements VirusScanner {
  readonly name = 'clamd';
  readonly #host: string;
  readonly #port: number;
  readonly #logger = new Logger('Vault');

  /** `url` like `tcp://clamd:3310`; `timeout` in milliseconds for one whole scan. */
  constructor(
    url: string,
    private readonly timeout = 30_000,
  ) {
    const { hostname, port } = new URL(url);
    this.#host = hostname.replace(/^\[|\]$/g, '');
    this.#port = Number(port || 3310);
  }

  async scan(bytes: Buffer): Promise<Verdict> {
    try {
      const answer = await this.#ask(bytes);
      if (/^stream: OK\b/.test(answer)) return 'CLEAN';
      if (/^stream: .+ FOUND\b/.test(answer)) return 'INFECTED';
      this.#logger.warn(`clamd gave no verdict: ${answer.slice(0, 80)}`);
    } catch (error) {
      this.#logger.warn(`clamd can't be asked: ${error instanceof Error ? error.message : String(error)}`);
    }
    return 'UNAVAILABLE';
  }

  #ask(bytes: Buffer): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: this.#host, port: this.#port });
      const deadline = setTimeout(() => socket.destroy(new Error('timed out')), this.timeout);
      const answer: Buffer[] = [];
      socket.on('connect', () => {
        socket.write('zINSTREAM\0');
        for (const frame of frames(bytes)) socket.write(frame);
      });
      socket.on('data', (chunk: Buffer) => {
        answer.push(chunk);
        if (chunk.includes(0)) socket.end();
      });
      socket.on('error', reject);
      socket.on('close', () => {
        clearTimeout(deadline);
        resolve(Buffer.concat(answer).toString('utf8').replaceAll('\0', '').trim());
      });
    });
  }
}

function* frames(bytes: Buffer): Generator<Buffer> {
  for (let offset = 0; offset < bytes.length; offset += CHUNK_BYTES) {
    const chunk = bytes.subarray(offset, offset + CHUNK_BYTES);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    yield length;
    yield chunk;
  }
  yield Buffer.alloc(4);
}
