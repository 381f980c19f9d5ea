import { day, deadline, time, visitTime } from './when.js';

const PARIS = 'Europe/Paris';
const nbsp = '\u00a0';

describe('times in a mail', () => {
  it('are the wall clock’s where the visit is, in winter and in summer', () => {
    expect(time(new Date('2026-11-24T08:00:00Z'), PARIS, 'fr')).toBe(`9${nbsp}h`);
    expect(time(new Date('2026-07-14T08:30:00Z'), PARIS, 'fr')).toBe(`10${nbsp}h${nbsp}30`);
    expect(time(new Date('2026-07-14T08:30:00Z'), PARIS, 'en')).toBe('10:30');
    expect(time(new Date('2026-11-24T08:00:00Z'), 'Indian/Reunion', 'en')).toBe('12:00');
  });

  it('name the day people live, also just after midnight', () => {
    expect(day(new Date('2026-11-23T23:30:00Z'), PARIS, 'fr')).toBe('mardi 24 novembre 2026');
    expect(time(new Date('2026-11-23T23:00:00Z'), PARIS, 'fr')).toBe(`0${nbsp}h`);
    expect(time(new Date('2026-11-23T23:05:00Z'), PARIS, 'en')).toBe('00:05');
  });

  it('show a visit over the night the clock goes back by the hours people see', () => {
    const visit = [new Date('2026-10-25T00:30:00Z'), new Date('2026-10-25T02:30:00Z')] as const;
    expect(visitTime(...visit, PARIS, 'en')).toBe('Sunday 25 October 2026, 02:30 to 03:30');
  });

  it('put a deadline and a visit in words', () => {
    const start = new Date('2026-11-24T08:00:00Z');
    expect(deadline(start, PARIS, 'fr')).toBe(`mardi 24 novembre 2026 à 9${nbsp}h`);
    expect(deadline(start, PARIS, 'en')).toBe('Tuesday 24 November 2026 at 09:00');
    expect(visitTime(start, new Date('2026-11-24T11:00:00Z'), PARIS, 'fr')).toBe(
      `mardi 24 novembre 2026, de 9${nbsp}h à 12${nbsp}h`,
    );
  });
});
