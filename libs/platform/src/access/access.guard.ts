import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ACCESS, type AccessRule } from './access.decorator.js';
import type { Actor } from './actor.js';
import { actorOf } from './actor-of.js';
import { forbidden, unauthenticated } from './access.errors.js';

/** Denies by default: a root field, route or socket event that declares nothing can't be called by anyone. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const declared = this.reflector.getAllAndOverride<'public' | AccessRule[] | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (declared === 'public') return true;
    const actor = actorOf(context);
    if (actor?.kind !== 'user') throw unauthenticated(context.getType());
    if (!declared?.some((rule) => holds(rule, actor))) throw forbidden(context.getType());
    return true;
  }
}

/** True when the actor meets the rule. */
export function holds(rule: AccessRule, actor: Actor): boolean {
  if (actor.kind !== 'user') return false;
  if (rule === 'user') return true;
  const [role, permission] = rule.split(':') as [
    Parameters<typeof actor.roles.has>[0],
    Parameters<typeof actor.permissions.has>[0] | undefined,
  ];
  return actor.roles.has(role) && (permission === undefined || actor.permissions.has(permission));
}
