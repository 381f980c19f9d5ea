export { Realtime } from './realtime.gateway.js';
export { RealtimeModule } from './realtime.module.js';
