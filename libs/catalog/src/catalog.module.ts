import { Module } from '@nestjs/common';
import { Catalog } from './catalog.js';
import { CatalogResolver } from './graphql/catalog.resolver.js';
import { CatalogStore } from './store/catalog.store.js';

@Module({ providers: [Catalog, CatalogStore, CatalogResolver], exports: [Catalog] })
export class CatalogModule {}
