import { Injectable } from '@nestjs/common';
import type { ProviderId, UserId } from '#kernel';

/** Who a signed-in person is as a provider, and where Stripe may write to them. */
export interface PayoutOwner {
  readonly providerId: ProviderId;
  readonly email?: string;
}

export type FindPayoutOwner = (userId: UserId) => Promise<PayoutOwner | null>;
export type FindProviderUser = (providerId: string) => Promise<string | null>;

/** A port: payment does not know providers, so a feature that does tells it who is one. */
@Injectable()
export class PayoutOwners {
  #find: FindPayoutOwner = () => Promise.resolve(null);
  #findUser: FindProviderUser = () => Promise.resolve(null);

  /** Called once, at start. */
  register(find: FindPayoutOwner, findUser?: FindProviderUser): void {
    this.#find = find;
    if (findUser) this.#findUser = findUser;
  }

  /** Who a provider is as a person; null when nobody knows. */
  findUser(providerId: string): Promise<string | null> {
    return this.#findUser(providerId);
  }

  /** Null when the person is not a provider. */
  find(userId: UserId): Promise<PayoutOwner | null> {
    return this.#find(userId);
  }
}
