import { Module } from '@nestjs/common';
import { AuditModule } from '#audit';
import { CatalogModule } from '#catalog';
import { GeoModule } from '#geo';
import { IdentityModule } from '#identity';
import { VaultModule } from '#vault';
import { MyProviderResolver } from './graphql/my-provider.resolver.js';
import { ProviderFilePresenter } from './graphql/provider-file.presenter.js';
import { ProviderLoader } from './graphql/provider.loaders.js';
import { ProviderResolver } from './graphql/provider.resolver.js';
import { VettingResolver } from './graphql/vetting.resolver.js';
import { OnFactsChanged } from './handlers/on-facts-changed.js';
import { OnReviewPublished } from './handlers/on-review-published.js';
import { OnReviewRemoved } from './handlers/on-review-removed.js';
import { ExpireCredentials } from './jobs/expire-credentials.js';
import { InviteReferee } from './jobs/invite-referee.js';
import { ProviderDirectory } from './provider-directory.js';
import { CredentialStore } from './store/credential.store.js';
import { ProviderFileReads } from './store/provider-file.reads.js';
import { ProviderReads } from './store/provider.reads.js';
import { ProviderStore } from './store/provider.store.js';
import { ReferenceStore } from './store/reference.store.js';
import { SuspensionStore } from './store/suspension.store.js';
import { AnswerReference } from './use-cases/answer-reference.js';
import { ApplyAsProvider } from './use-cases/apply-as-provider.js';
import { ChangeListing } from './use-cases/change-listing.js';
import { DecideCredential } from './use-cases/decide-credential.js';
import { ExpireCredential } from './use-cases/expire-credential.js';
import { FindPriceBounds } from './use-cases/find-price-bounds.js';
import { ReviewCredential } from './use-cases/review-credential.js';
import { SetProviderServices } from './use-cases/set-provider-services.js';
import { SettleListing } from './use-cases/settle-listing.js';
import { SubmitCredential } from './use-cases/submit-credential.js';
import { SuspendProvider } from './use-cases/suspend-provider.js';
import { UpdateProviderProfile } from './use-cases/update-provider-profile.js';
import { ViewProviderFile } from './use-cases/view-provider-file.js';
import './provider.messages.js';

const STORES = [ProviderStore, ProviderReads, ProviderFileReads, CredentialStore, ReferenceStore, SuspensionStore];
const USE_CASES = [
  AnswerReference,
  ApplyAsProvider,
  ChangeListing,
  DecideCredential,
  ExpireCredential,
  FindPriceBounds,
  ReviewCredential,
  SetProviderServices,
  SettleListing,
  SubmitCredential,
  SuspendProvider,
  UpdateProviderProfile,
  ViewProviderFile,
];

@Module({
  imports: [AuditModule, CatalogModule, GeoModule, IdentityModule, VaultModule],
  providers: [
    ProviderDirectory,
    ...STORES,
    ...USE_CASES,
    OnFactsChanged,
    OnReviewPublished,
    OnReviewRemoved,
    ExpireCredentials,
    InviteReferee,
    ProviderFilePresenter,
    ProviderLoader,
    MyProviderResolver,
    ProviderResolver,
    VettingResolver,
  ],
  exports: [ProviderDirectory, ProviderLoader],
})
export class ProviderModule {}
