import { Inject, Injectable } from '@nestjs/common';
import { newId, type LocalDate, type TimeRange } from '#kernel';
import { CONFIG, type Config } from '#platform/config';
import { Database, txExecute, txQuery, type Tx } from '#platform/prisma';
import { DEFAULT_SETTINGS, type AvailabilitySettings } from '../domain/availability-settings.js';
import type { LocalRange, Schedule, WeekdayRange } from '../domain/schedule.js';
import type { TravelRules } from '../domain/travel-time.js';

/** A provider with the zone that their hours are written in. */
export interface ZonedProvider {
  readonly providerId: string;
  readonly timeZone: string;
}

/** Days whose exceptions and absences are needed, both included. */
export interface DayWindow {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** An absence as it is stored. */
export interface StoredTimeOff extends TimeRange {
  readonly id: string;
}

interface ScheduleRow extends AvailabilitySettings {
  providerId: string;
  timeZone: string;
  /** `[weekday, startMinute, endMinute]` */
  hours: [number, number, number][];
  /** `[day, minutes]` */
  exceptions: [string, number[]][];
  /** `[startMilliseconds, endMilliseconds]` */
  absences: [number, number][];
}

const SCHEDULES = `
  SELECT provider_id AS "providerId", time_zone AS "timeZone",
    buffer_before_minutes AS "bufferBeforeMinutes", buffer_after_minutes AS "bufferAfterMinutes",
    min_notice_minutes AS "minNoticeMinutes", daily_cap_minutes AS "dailyCapMinutes", horizon_days AS "horizonDays",
    coalesce((SELECT json_agg(json_build_array(h.weekday, h.start_minute, h.end_minute) ORDER BY h.weekday, h.start_minute)
      FROM weekly_hours h WHERE h.provider_id = s.provider_id), '[]') AS hours,
    coalesce((SELECT json_agg(json_build_array(e.day::text, e.minutes) ORDER BY e.day)
      FROM date_exception e WHERE e.provider_id = s.provider_id AND e.day BETWEEN $2::date AND $3::date), '[]') AS exceptions,
    coalesce((SELECT json_agg(json_build_array(floor(extract(epoch FROM t.starts_at) * 1000), floor(extract(epoch FROM t.ends_at) * 1000)) ORDER BY t.starts_at)
      FROM time_off t WHERE t.provider_id = s.provider_id AND t.ends_at > $2::date - 1 AND t.starts_at < $3::date + 2), '[]') AS absences
  FROM availability_settings s WHERE s.provider_id = ANY($1::uuid[])`;

/** What providers say about when they work. */
@Injectable()
export class ScheduleStore {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Pick<Config, 'rules'>,
  ) {}

  /** How travel is reckoned. */
  get travel(): TravelRules {
    const { travelSpeedKilometresPerHour, minimumTravelMinutes } = this.config.rules;
    return { metresPerHour: travelSpeedKilometresPerHour * 1_000, minimumMinutes: minimumTravelMinutes };
  }

  /** Schedules with the exceptions and absences of a window; providers who never said anything are left out. */
  async schedules(
    tx: Tx | undefined,
    providerIds: readonly string[],
    window: DayWindow,
  ): Promise<Map<string, Schedule>> {
    const values = [[...providerIds], window.from, window.to];
    const rows = tx
      ? await txQuery<ScheduleRow>(tx, SCHEDULES, values)
      : await this.database.query<ScheduleRow>('availability-schedules', SCHEDULES, values);
    return new Map(rows.map((row) => [row.providerId, toSchedule(row, this.travel)]));
  }

  async schedule(tx: Tx | undefined, providerId: string, window: DayWindow): Promise<Schedule | null> {
    return (await this.schedules(tx, [providerId], window)).get(providerId) ?? null;
  }

  /**
   * Makes the providers wait for each other's bookings and changes: whoever holds the lock sees every visit there is.
   * In order of id, so that batches never wait in a circle.
   */
  async lock(tx: Tx, providerIds: readonly string[]): Promise<void> {
    await txQuery(
      tx,
      `SELECT 1 FROM availability_settings WHERE provider_id = ANY($1::uuid[]) ORDER BY provider_id FOR NO KEY UPDATE`,
      [[...providerIds]],
    );
  }

  /** Makes the provider's row with the default settings, unless there is one, and locks it. */
  async open(tx: Tx, { providerId, timeZone }: ZonedProvider, now: Date): Promise<void> {
    await tx.availabilitySettings.createMany({
      data: [{ providerId, timeZone, ...DEFAULT_SETTINGS, updatedAt: now }],
      skipDuplicates: true,
    });
    await this.lock(tx, [providerId]);
  }

  /** Copies the provider's time zone; answers whether it was another one. */
  async moveToZone(tx: Tx, { providerId, timeZone }: ZonedProvider, now: Date): Promise<boolean> {
    const moved = await tx.availabilitySettings.updateMany({
      where: { providerId, timeZone: { not: timeZone } },
      data: { timeZone, updatedAt: now },
    });
    return moved.count > 0;
  }

  async saveSettings(tx: Tx, providerId: string, settings: AvailabilitySettings, now: Date): Promise<void> {
    await tx.availabilitySettings.update({ where: { providerId }, data: { ...settings, updatedAt: now } });
  }

  async replaceWeeklyHours(tx: Tx, providerId: string, hours: readonly WeekdayRange[]): Promise<void> {
    await tx.weeklyHours.deleteMany({ where: { providerId } });
    await tx.weeklyHours.createMany({ data: hours.map((range) => ({ providerId, ...range })) });
  }

  async saveException(tx: Tx, providerId: string, day: LocalDate, ranges: readonly LocalRange[]): Promise<void> {
    const minutes = ranges.flatMap(({ startMinute, endMinute }) => [startMinute, endMinute]);
    await txExecute(
      tx,
      `INSERT INTO date_exception (provider_id, day, minutes) VALUES ($1::uuid, $2::date, $3::smallint[])
       ON CONFLICT (provider_id, day) DO UPDATE SET minutes = excluded.minutes`,
      [providerId, day, minutes],
    );
  }

  async removeException(tx: Tx, providerId: string, day: LocalDate): Promise<void> {
    await txExecute(tx, `DELETE FROM date_exception WHERE provider_id = $1::uuid AND day = $2::date`, [
      providerId,
      day,
    ]);
  }

  async addTimeOff(tx: Tx, providerId: string, range: TimeRange): Promise<StoredTimeOff> {
    const id = newId();
    await tx.timeOff.create({ data: { id, providerId, startsAt: range.start, endsAt: range.end } });
    return { id, ...range };
  }

  /** The absence that was removed, or null when it is not this provider's. */
  async removeTimeOff(tx: Tx, providerId: string, id: string): Promise<StoredTimeOff | null> {
    const found = await tx.timeOff.findFirst({ where: { id, providerId } });
    if (!found) return null;
    await tx.timeOff.delete({ where: { id } });
    return { id, start: found.startsAt, end: found.endsAt };
  }

  /** Absences that are not over yet, first the next one. */
  async timeOff(providerId: string, now: Date): Promise<StoredTimeOff[]> {
    const rows = await this.database.prisma.timeOff.findMany({
      where: { providerId, endsAt: { gt: now } },
      orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    });
    return rows.map(({ id, startsAt, endsAt }) => ({ id, start: startsAt, end: endsAt }));
  }

  /** The next providers after an id, in order: jobs walk through all of them in batches. */
  async nextProviders(after: string | null, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'availability-next-providers',
      `SELECT provider_id AS id FROM availability_settings WHERE $1::uuid IS NULL OR provider_id > $1::uuid ORDER BY provider_id LIMIT $2`,
      [after, limit],
    );
    return rows.map(({ id }) => id);
  }
}

function toSchedule(row: ScheduleRow, travel: TravelRules): Schedule {
  const { timeZone, bufferBeforeMinutes, bufferAfterMinutes, minNoticeMinutes, dailyCapMinutes, horizonDays } = row;
  return {
    timeZone,
    weeklyHours: row.hours.map(([weekday, startMinute, endMinute]) => ({ weekday, startMinute, endMinute })),
    exceptions: new Map(row.exceptions.map(([day, minutes]) => [day, toRanges(minutes)])),
    timeOff: row.absences.map(([start, end]) => ({ start: new Date(Number(start)), end: new Date(Number(end)) })),
    settings: { bufferBeforeMinutes, bufferAfterMinutes, minNoticeMinutes, dailyCapMinutes, horizonDays },
    travel,
  };
}

function toRanges(minutes: readonly number[]): LocalRange[] {
  const ranges: LocalRange[] = [];
  for (let index = 0; index + 1 < minutes.length; index += 2) {
    ranges.push({ startMinute: minutes[index]!, endMinute: minutes[index + 1]! });
  }
  return ranges;
}
