export { Access, ACCESS, Public, type AccessRule } from './access.decorator.js';
export { AccessGuard, holds } from './access.guard.js';
export { forbidden, unauthenticated } from './access.errors.js';
export {
  SESSION_AUTHENTICATOR,
  systemActor,
  type Actor,
  type AnonymousActor,
  type Permission,
  type Role,
  type SessionAuthenticator,
  type SystemActor,
  type UserActor,
} from './actor.js';
export { actorOf, CurrentActor } from './actor-of.js';
export { currentLocale, currentRequest, runInRequest, type RequestContext } from './request-context.js';
