// Wrong on purpose: ways in that forgot to say who may use them, next to ones that did.
import { Controller, Get, Module, Post } from '@nestjs/common';
import { Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { Access, Public } from '#platform/access';

class Inherited {
  @Query(() => String)
  inherited(): string {
    return 'open';
  }
}

@Resolver()
class OpenResolver extends Inherited {
  @Query(() => String)
  forgotten(): string {
    return 'open';
  }

  @Mutation(() => String, { name: 'renamed' })
  forgottenToo(): string {
    return 'open';
  }

  @ResolveField(() => String)
  field(): string {
    return 'guarded by its root field';
  }

  @Access('user')
  @Query(() => String)
  declared(): string {
    return 'guarded';
  }
}

@Controller('open')
class OpenController {
  @Post()
  forgotten(): string {
    return 'open';
  }

  @Public()
  @Get()
  declared(): string {
    return 'open on purpose';
  }
}

@Access('admin')
@Controller('guarded')
class GuardedController {
  @Get()
  byItsClass(): string {
    return 'guarded';
  }
}

@WebSocketGateway()
class OpenGateway {
  @SubscribeMessage('forgotten')
  forgotten(): string {
    return 'open';
  }
}

@Module({ controllers: [OpenController, GuardedController], providers: [{ provide: 'x', useClass: OpenGateway }] })
class Inner {}

@Module({})
export class OpenDoorsModule {}

export const openDoors = { module: OpenDoorsModule, imports: [Inner], providers: [OpenResolver] };
