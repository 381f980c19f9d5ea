import { changeSettings, DEFAULT_SETTINGS, type AvailabilitySettings } from './availability-settings.js';
import { hoursOfWeekday, validateDay, validateWeek } from './schedule.js';

const range = (startMinute: number, endMinute: number) => ({ startMinute, endMinute });

describe('the hours of a day', () => {
  it('come back sorted, touching ranges allowed', () => {
    expect(validateDay([range(780, 1020), range(540, 780)])).toEqual({
      ok: true,
      value: [range(540, 780), range(780, 1020)],
    });
  });

  it.each([
    ['ORDER', [range(600, 600)]],
    ['ORDER', [range(-15, 60)]],
    ['ORDER', [range(1380, 1455)]],
    ['ORDER', [range(Number.NaN, 60)]],
    ['QUARTER_HOUR', [range(547, 600)]],
    ['QUARTER_HOUR', [range(540, 601)]],
    ['OVERLAP', [range(540, 720), range(705, 900)]],
    ['TOO_MANY', Array.from({ length: 7 }, (_, hour) => range(hour * 60, hour * 60 + 30))],
  ] as const)('are refused for %s: %j', (reason, ranges) => {
    expect(validateDay(ranges)).toEqual({ ok: false, error: { kind: 'InvalidHours', reason } });
  });

  it('may be the whole day, and six pieces of one', () => {
    expect(validateDay([range(0, 1440)]).ok).toBe(true);
    expect(validateDay(Array.from({ length: 6 }, (_, hour) => range(hour * 60, hour * 60 + 30))).ok).toBe(true);
  });

  it('are those of that weekday alone', () => {
    const week = [1, 2, 7].map((weekday) => ({ weekday, ...range(weekday * 60, 1200) }));
    expect(hoursOfWeekday(week, 2)).toEqual([{ weekday: 2, ...range(120, 1200) }]);
    expect(hoursOfWeekday(week, 3)).toEqual([]);
  });

  it.each([0, 8, 1.5, Number.NaN])('of a week are refused for a day %d beside a good one', (weekday) => {
    const hours = range(540, 600);
    expect(
      validateWeek([
        { weekday: 1, ...hours },
        { weekday, ...hours },
      ]),
    ).toMatchObject({
      error: { reason: 'WEEKDAY' },
    });
  });

  it('of a week include Sunday, and each day’s are checked', () => {
    const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, ...range(540, 600) }));
    expect(validateWeek(week)).toEqual({ ok: true, value: week });
    expect(validateWeek([...week, { weekday: 7, ...range(570, 660) }])).toMatchObject({ error: { reason: 'OVERLAP' } });
  });

  it('of a week belong to days 1 to 7', () => {
    expect(validateWeek([{ weekday: 8, ...range(540, 600) }])).toEqual({
      ok: false,
      error: { kind: 'InvalidHours', reason: 'WEEKDAY' },
    });
    expect(
      validateWeek([
        { weekday: 2, ...range(540, 600) },
        { weekday: 1, ...range(540, 600) },
      ]),
    ).toMatchObject({ value: [{ weekday: 1 }, { weekday: 2 }] });
  });
});

describe('a provider’s settings', () => {
  it('change one by one', () => {
    expect(changeSettings(DEFAULT_SETTINGS, { bufferAfterMinutes: 30 })).toEqual({
      ok: true,
      value: { ...DEFAULT_SETTINGS, bufferAfterMinutes: 30 },
    });
  });

  it.each([
    ['bufferBeforeMinutes', -1],
    ['bufferAfterMinutes', 241],
    ['minNoticeMinutes', 1.5],
    ['dailyCapMinutes', 0],
    ['horizonDays', 91],
  ])('refuse %s = %d and name the bounds', (field, value) => {
    expect(changeSettings(DEFAULT_SETTINGS, { [field]: value })).toMatchObject({
      ok: false,
      error: { kind: 'InvalidAvailabilitySettings', field },
    });
  });

  it.each<[keyof AvailabilitySettings, number, number]>([
    ['bufferBeforeMinutes', 0, 240],
    ['bufferAfterMinutes', 0, 240],
    ['minNoticeMinutes', 0, 20_160],
    ['dailyCapMinutes', 60, 1_440],
    ['horizonDays', 1, 90],
  ])('let %s be from %d to %d', (field, minimum, maximum) => {
    for (const value of [minimum, maximum])
      expect(changeSettings(DEFAULT_SETTINGS, { [field]: value })).toMatchObject({
        ok: true,
        value: { [field]: value },
      });
    for (const value of [minimum - 1, maximum + 1])
      expect(changeSettings(DEFAULT_SETTINGS, { [field]: value })).toEqual({
        ok: false,
        error: { kind: 'InvalidAvailabilitySettings', field, minimum, maximum },
      });
  });

  it('begin with a quarter of an hour after a visit, half a day of notice and ten hours a day', () => {
    expect(DEFAULT_SETTINGS).toEqual({
      ...{ bufferBeforeMinutes: 0, bufferAfterMinutes: 15, minNoticeMinutes: 720 },
      ...{ dailyCapMinutes: 600, horizonDays: 90 },
    });
  });
});
