import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Locale } from '#kernel';
import type { Extra, Service } from '../domain/catalog-entry.js';

@ObjectType('ServiceExtra', { description: 'Something that can be added to a visit.' })
export class ServiceExtraObject {
  @Field({ description: 'Stable key, e.g. "oven".' })
  code: string;

  @Field({ description: 'In the language of the request.' })
  name: string;

  @Field(() => Int, { description: 'Minutes it adds to the visit, paid at the hourly rate.' })
  minutes: number;

  @Field(() => Int, { description: 'Flat price it adds, in cents, all taxes included.' })
  flatCents: number;

  static from(extra: Extra, locale: Locale): ServiceExtraObject {
    const { code, minutes, flatCents } = extra;
    return Object.assign(new ServiceExtraObject(), { code, name: extra.name[locale], minutes, flatCents });
  }
}

@ObjectType('Service', { description: 'A kind of visit that can be booked.' })
export class ServiceObject {
  @Field({ description: 'Stable key, e.g. "regular-cleaning".' })
  code: string;

  @Field({ description: 'In the language of the request.' })
  name: string;

  @Field({ description: 'In the language of the request.' })
  description: string;

  @Field(() => Int, { description: 'Shortest visit, in minutes.' })
  minimumMinutes: number;

  @Field(() => [ServiceExtraObject])
  extras: ServiceExtraObject[];

  static from(service: Service, locale: Locale): ServiceObject {
    return Object.assign(new ServiceObject(), {
      code: service.code,
      name: service.name[locale],
      description: service.description[locale],
      minimumMinutes: service.duration.minimumMinutes,
      extras: service.extras.map((extra) => ServiceExtraObject.from(extra, locale)),
    });
  }
}
