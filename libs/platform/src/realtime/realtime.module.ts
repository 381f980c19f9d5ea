import { Global, Injectable, Module } from '@nestjs/common';
import { EventBus } from '../jobs/index.js';
import { Realtime } from './realtime.gateway.js';

/** Sessions that end close their sockets. */
@Injectable()
class CloseSockets {
  constructor(events: EventBus, realtime: Realtime) {
    events.subscribe('SessionsEnded', 'realtime.close-sockets', ({ data }) => {
      if (data.onlySessionId) realtime.disconnectSession(data.onlySessionId);
      else realtime.disconnect(data.userId, data.exceptSessionId);
      return Promise.resolve();
    });
  }
}

@Global()
@Module({ providers: [Realtime, CloseSockets], exports: [Realtime] })
export class RealtimeModule {}
