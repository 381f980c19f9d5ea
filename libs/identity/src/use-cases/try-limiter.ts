import { Injectable } from '@nestjs/common';
import { RateLimiter } from '#platform/rate-limit';
import { LIMITS } from '../domain/limits.js';
import { networkKey } from './caller.js';

type LimitName = keyof typeof LIMITS;

/** Counts tries by account and by network address, in the use case: every alias and every node counts. */
@Injectable()
export class TryLimiter {
  constructor(private readonly limiter: RateLimiter) {}

  /** Throws RATE_LIMITED with the seconds to wait. */
  async countAddress(limit: LimitName, ip: string): Promise<void> {
    await this.limiter.consume(`identity.${limit}`, networkKey(ip), LIMITS[limit]);
  }

  /** `account` is a user id or the blind index of an address, whether or not it exists. */
  async countAccount(limit: LimitName, account: string): Promise<void> {
    await this.limiter.consume(`identity.${limit}`, account, LIMITS[limit]);
  }

  /** After a success the person starts afresh. */
  async forget(limit: LimitName, account: string): Promise<void> {
    await this.limiter.reset(`identity.${limit}`, account, LIMITS[limit]);
  }
}
