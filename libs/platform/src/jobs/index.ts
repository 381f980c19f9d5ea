export { EventBus } from './event-bus.js';
export { JobRunner, type JobDefinition, type Lane, type ParkedJob } from './job-runner.js';
export { Jobs } from './jobs.js';
export { JobsModule } from './jobs.module.js';
