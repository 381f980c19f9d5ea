import { Args, Query, Resolver } from '@nestjs/graphql';
import { currentLocale, Public } from '#platform/access';
import { Catalog } from '../catalog.js';
import { ServiceObject } from './catalog.object.js';

@Resolver()
export class CatalogResolver {
  constructor(private readonly catalog: Catalog) {}

  @Public()
  @Query(() => [ServiceObject], { description: 'Everything that can be booked, in display order.' })
  async services(): Promise<ServiceObject[]> {
    const services = await this.catalog.services();
    return services.map((service) => ServiceObject.from(service, currentLocale()));
  }

  @Public()
  @Query(() => ServiceObject, { nullable: true, description: 'One service by its code; null when there is none.' })
  async service(@Args('code') code: string): Promise<ServiceObject | null> {
    const service = await this.catalog.findService(code);
    return service && ServiceObject.from(service, currentLocale());
  }
}
