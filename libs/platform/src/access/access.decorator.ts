import { SetMetadata } from '@nestjs/common';
import type { Permission } from './actor.js';

/** Who may call: anyone signed in, someone with a role, or an admin with a permission. */
export type AccessRule = 'user' | 'customer' | 'provider' | 'admin' | `admin:${Permission}`;

export const ACCESS = 'limpide:access';

/** One of these rules must hold for whoever calls. What is not declared is denied. */
export const Access = (...rules: [AccessRule, ...AccessRule[]]) => SetMetadata(ACCESS, rules);

/** Anyone may call, signed in or not. */
export const Public = () => SetMetadata(ACCESS, 'public');
