import { Injectable } from '@nestjs/common';

/** True from the moment the process was asked to stop: readiness answers 503 while in-flight work finishes. */
@Injectable()
export class Draining {
  #started = false;
  get started(): boolean {
    return this.#started;
  }
  start(): void {
    this.#started = true;
  }
}
