import { Query, Resolver } from '@nestjs/graphql';
import { Public } from '../access/index.js';

/** Lets a client see that it speaks to the right API. */
@Resolver()
export class AboutResolver {
  @Public()
  @Query(() => String, { description: 'The name of this API.' })
  about(): string {
    return 'Limpide';
  }
}
