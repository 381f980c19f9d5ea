import { Body, Controller, Get, HttpCode, Inject, Module, Post, type DynamicModule } from '@nestjs/common';
import { IsInt, Max, Min } from 'class-validator';
import { OffsetClock } from '#kernel';
import { Public } from '#platform/access';
import { JobRunner } from '#platform/jobs';

/** How the embedded parts follow when time is moved. */
export interface TimeTravel {
  readonly clock: OffsetClock;
  /** Called after each move: keeps the offset for the next start and moves the Stripe sandbox. */
  moved(clock: OffsetClock): void;
}
const TIME_TRAVEL = Symbol('TIME_TRAVEL');

class AdvanceInput {
  /** Minutes to move forward, up to 90 days. */
  @IsInt()
  @Min(1)
  @Max(90 * 24 * 60)
  minutes: number;
}

/**
 * Moves the clock of a development instance forward, so that a booking's whole life can be lived in a minute. Exists only
 * with the embedded database, never in production.
 */
@Controller('development/clock')
class ClockController {
  constructor(
    @Inject(TIME_TRAVEL) private readonly travel: TimeTravel,
    private readonly jobs: JobRunner,
  ) {}

  @Public()
  @Get()
  now(): { now: string } {
    return { now: this.travel.clock.now().toISOString() };
  }

  @Public()
  @Post('advance')
  @HttpCode(200)
  async advance(@Body() input: AdvanceInput): Promise<{ now: string }> {
    this.travel.clock.advance(input.minutes * 60_000);
    this.travel.moved(this.travel.clock);
    for (const name of this.jobs.sweeps) await this.jobs.runNow(name);
    return this.now();
  }
}

@Module({})
export class DevelopmentModule {
  static forRoot(travel: TimeTravel): DynamicModule {
    return {
      module: DevelopmentModule,
      controllers: [ClockController],
      providers: [{ provide: TIME_TRAVEL, useValue: travel }],
    };
  }
}
