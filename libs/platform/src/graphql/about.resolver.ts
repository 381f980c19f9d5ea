import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import type { Clock } from '#kernel';
import { Public } from '../access/index.js';
import { CLOCK } from '../clock/index.js';

/** Lets a client see that it speaks to the right API, and what time it is there. */
@Resolver()
export class AboutResolver {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  @Public()
  @Query(() => String, { description: 'The name of this API.' })
  about(): string {
    return 'Limpide';
  }

  @Public()
  @Query(() => Date, {
    description: 'The time by which deadlines are judged: a countdown follows it, not the clock of a device.',
  })
  serverTime(): Date {
    return this.clock.now();
  }
}
