import { Module } from '@nestjs/common';
import { FEATURES } from '../../apps/api/src/app.module.js';
import { OperationsResolver } from '../../apps/api/src/operations.resolver.js';
import { createTestApp, type TestApp } from '../support/app.js';

@Module({ providers: [OperationsResolver] })
class OperationsModule {}

/** Every feature and the application's own fields, as AppModule puts them together; jobs stay still. */
export const createWholeApp = (): Promise<TestApp> =>
  createTestApp({ modules: [...FEATURES, OperationsModule], withIdentity: true, role: 'web' });
