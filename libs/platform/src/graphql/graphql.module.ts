import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { NoSchemaIntrospectionCustomRule } from 'graphql';
import { AboutResolver } from './about.resolver.js';
import { currentRequest } from '../access/index.js';
import { CONFIG, type Config } from '../config/index.js';
import { formatError } from './format-error.js';
import { CompiledOperations } from './compiled-operations.js';
import { jitExecutor } from './jit-executor.js';
import { LIMITS, limitsRule } from './limits.js';
import './messages.js';
import { readPropertiesPlainly } from './plain-properties.js';
import { DateTimeScalar, LocalDateScalar } from './scalars.js';
import { TrustedDocuments } from './trusted-documents.js';

@Module({ providers: [CompiledOperations], exports: [CompiledOperations] })
class CompiledOperationsModule {}

@Module({
  imports: [
    GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      imports: [CompiledOperationsModule],
      inject: [CONFIG, CompiledOperations],
      useFactory: (config: Config, operations: CompiledOperations): ApolloDriverConfig => ({
        path: '/graphql',
        autoSchemaFile: true,
        // Apollo validates the schema when it starts; asking it everything about itself besides takes a tenth of a second.
        buildSchemaOptions: { skipCheck: true },
        transformSchema: readPropertiesPlainly,
        introspection: config.graphql.introspection,
        graphiql: config.graphql.introspection && config.environment !== 'production',
        hideSchemaDetailsFromClientErrors: !config.graphql.introspection,
        includeStacktraceInErrorResponses: false,
        csrfPrevention: true,
        allowBatchedHttpRequests: false,
        stopOnTerminationSignals: false,
        parseOptions: { maxTokens: LIMITS.tokens },
        validationRules: [limitsRule, ...(config.graphql.introspection ? [] : [NoSchemaIntrospectionCustomRule])],
        formatError,
        context: () => currentRequest(),
        plugins: [
          ApolloServerPluginCacheControlDisabled(),
          ...(config.graphql.executor === 'jit' ? [jitExecutor(operations)] : []),
        ],
      }),
    }),
  ],
  providers: [DateTimeScalar, LocalDateScalar, AboutResolver, TrustedDocuments],
})
export class GraphqlModule {}
