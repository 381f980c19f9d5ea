import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from './actor.js';
import { currentRequest } from './request-context.js';

interface SocketWithActor {
  data: { actor?: Actor };
}

/** Who is calling, in any kind of request. */
export function actorOf(context: ExecutionContext): Actor | undefined {
  if (context.getType() === 'ws') return context.switchToWs().getClient<SocketWithActor>().data.actor;
  if (context.getType() === 'http')
    return context.switchToHttp().getRequest<FastifyRequest & { actor?: Actor }>().actor;
  return currentRequest()?.actor;
}

/** Parameter decorator: the Actor of this request. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor | undefined =>
  actorOf(context),
);
