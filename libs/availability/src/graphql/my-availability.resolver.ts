import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Result } from '#kernel';
import { Access, CurrentActor, currentLocale, type UserActor } from '#platform/access';
import { LocalDateScalar, notFound, toUserError } from '#platform/graphql';
import { translate, type MessageParameters } from '#platform/i18n';
import { ProviderDirectory } from '#provider';
import type * as failures from '../domain/availability.errors.js';
import type { AvailabilitySettings } from '../domain/availability-settings.js';
import type { ZonedProvider } from '../store/schedule.store.js';
import { AddTimeOff } from '../use-cases/add-time-off.js';
import { RemoveDateException } from '../use-cases/remove-date-exception.js';
import { RemoveTimeOff } from '../use-cases/remove-time-off.js';
import { SetDateException } from '../use-cases/set-date-exception.js';
import { SetWeeklyHours } from '../use-cases/set-weekly-hours.js';
import { UpdateAvailabilitySettings } from '../use-cases/update-availability-settings.js';
import { ViewSchedule } from '../use-cases/view-schedule.js';
import {
  AvailabilitySettingsInput,
  DateExceptionInput,
  TimeOffInput,
  WeeklyHoursInput,
} from './availability.inputs.js';
import './availability.messages.js';
import { MyAvailabilityObject } from './availability.object.js';
import {
  AddTimeOffResult,
  RemoveTimeOffResult,
  SetDateExceptionResult,
  SetWeeklyHoursResult,
  UpdateAvailabilitySettingsResult,
} from './availability.results.js';

type ScheduleFailure =
  | failures.InvalidHours
  | failures.InvalidExceptionDate
  | failures.InvalidTimeOff
  | failures.TimeOffNotFound
  | failures.InvalidAvailabilitySettings;

/** A provider looks at and changes when they work; every change answers the whole of it anew. */
@Resolver()
export class MyAvailabilityResolver {
  constructor(
    private readonly providers: ProviderDirectory,
    private readonly view: ViewSchedule,
    private readonly weeklyHours: SetWeeklyHours,
    private readonly exception: SetDateException,
    private readonly noException: RemoveDateException,
    private readonly timeOff: AddTimeOff,
    private readonly noTimeOff: RemoveTimeOff,
    private readonly settings: UpdateAvailabilitySettings,
  ) {}

  @Access('provider')
  @Query(() => MyAvailabilityObject, { description: 'When I work.' })
  async myAvailability(@CurrentActor() actor: UserActor): Promise<MyAvailabilityObject> {
    return this.show(await this.providerOf(actor));
  }

  @Access('provider')
  @Mutation(() => SetWeeklyHoursResult, { description: 'Replaces my usual week. Visits already booked stay.' })
  async setWeeklyHours(@CurrentActor() actor: UserActor, @Args('input') input: WeeklyHoursInput): Promise<unknown> {
    const provider = await this.providerOf(actor);
    return this.answer(provider, await this.weeklyHours.execute(provider, input.hours));
  }

  @Access('provider')
  @Mutation(() => SetDateExceptionResult, { description: 'Other hours than usual on one day.' })
  async setDateException(@CurrentActor() actor: UserActor, @Args('input') input: DateExceptionInput): Promise<unknown> {
    const provider = await this.providerOf(actor);
    return this.answer(provider, await this.exception.execute(provider, input.date, input.hours));
  }

  @Access('provider')
  @Mutation(() => MyAvailabilityObject, { description: 'Back to the usual hours on that day.' })
  async removeDateException(
    @CurrentActor() actor: UserActor,
    @Args('date', { type: () => LocalDateScalar }) date: string,
  ): Promise<MyAvailabilityObject> {
    const provider = await this.providerOf(actor);
    await this.noException.execute(provider, date);
    return this.show(provider);
  }

  @Access('provider')
  @Mutation(() => AddTimeOffResult, { description: 'I am away. Visits already booked stay.' })
  async addTimeOff(@CurrentActor() actor: UserActor, @Args('input') input: TimeOffInput): Promise<unknown> {
    const provider = await this.providerOf(actor);
    return this.answer(provider, await this.timeOff.execute(provider, input));
  }

  @Access('provider')
  @Mutation(() => RemoveTimeOffResult, { description: 'I am not away after all.' })
  async removeTimeOff(@CurrentActor() actor: UserActor, @Args('id', { type: () => ID }) id: string): Promise<unknown> {
    const provider = await this.providerOf(actor);
    return this.answer(provider, await this.noTimeOff.execute(provider, id));
  }

  @Access('provider')
  @Mutation(() => UpdateAvailabilitySettingsResult, { description: 'Buffers, notice, daily cap and horizon.' })
  async updateAvailabilitySettings(
    @CurrentActor() actor: UserActor,
    @Args('input') input: AvailabilitySettingsInput,
  ): Promise<unknown> {
    const provider = await this.providerOf(actor);
    return this.answer(provider, await this.settings.execute(provider, given(input)));
  }

  private async providerOf(actor: UserActor): Promise<ZonedProvider> {
    const provider = await this.providers.findByUser(actor.userId);
    if (!provider) throw notFound();
    return provider;
  }

  private async show(provider: ZonedProvider): Promise<MyAvailabilityObject> {
    return MyAvailabilityObject.from(await this.view.execute(provider));
  }

  private async answer(provider: ZonedProvider, result: Result<unknown, ScheduleFailure>): Promise<unknown> {
    return result.ok ? this.show(provider) : toUserError(result.error, detailsOf(result.error));
  }
}

/** What was really given: null means "as it is", like nothing at all. */
const given = (input: AvailabilitySettingsInput): Partial<AvailabilitySettings> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null && value !== undefined));

function detailsOf(failure: ScheduleFailure): MessageParameters {
  if (failure.kind === 'InvalidHours') return { why: translate(currentLocale(), `InvalidHours.${failure.reason}`) };
  if (failure.kind === 'InvalidAvailabilitySettings') return { minimum: failure.minimum, maximum: failure.maximum };
  return {};
}
