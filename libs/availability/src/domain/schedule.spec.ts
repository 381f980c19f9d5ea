import { changeSettings, DEFAULT_SETTINGS } from './availability-settings.js';
import { validateDay, validateWeek } from './schedule.js';

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
    ['OVERLAP', [range(540, 720), range(705, 900)]],
    ['TOO_MANY', Array.from({ length: 7 }, (_, hour) => range(hour * 60, hour * 60 + 30))],
  ] as const)('are refused for %s: %j', (reason, ranges) => {
    expect(validateDay(ranges)).toEqual({ ok: false, error: { kind: 'InvalidHours', reason } });
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
});
