import { Global, Module } from '@nestjs/common';
import { EventBus } from './event-bus.js';
import { JobRunner } from './job-runner.js';
import { Jobs } from './jobs.js';

@Global()
@Module({ providers: [JobRunner, EventBus, Jobs], exports: [JobRunner, EventBus, Jobs] })
export class JobsModule {}
