import { Global, Module } from '@nestjs/common';
import { Database } from './database.js';
import { Transactor } from './transactor.js';

@Global()
@Module({ providers: [Database, Transactor], exports: [Database, Transactor] })
export class PrismaModule {}
