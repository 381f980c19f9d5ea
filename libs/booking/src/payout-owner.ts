import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ProviderId } from '#kernel';
import { PayoutOwners } from '#payment';
import { ProviderDirectory } from '#provider';

/** Tells payment who a signed-in person is as a provider: payment can't import providers, and booking knows both. */
@Injectable()
export class PayoutOwner implements OnModuleInit {
  constructor(
    private readonly owners: PayoutOwners,
    private readonly providers: ProviderDirectory,
  ) {}

  onModuleInit(): void {
    this.owners.register(
      async (userId) => {
        const provider = await this.providers.findByUser(userId);
        return provider && { providerId: provider.providerId as ProviderId };
      },
      async (providerId) => (await this.providers.find(providerId))?.userId ?? null,
    );
  }
}
