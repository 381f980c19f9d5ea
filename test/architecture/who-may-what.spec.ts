import { systemClock } from '#kernel';
import { AppModule } from '../../apps/api/src/app.module.js';
import { testConfig } from '../support/config.js';
import { entrancesOf, type Entrance } from './access-coverage.js';
import { WHO_MAY_WHAT } from './who-may-what.js';

const nameOf = ({ kind, name, route }: Entrance): string => route ?? `${kind}.${name}`;
const ruleOf = ({ access }: Entrance): string =>
  Array.isArray(access) ? (access as string[]).toSorted().join(' ') : String(access);

describe('what is open to whom', () => {
  const entrances = entrancesOf(AppModule.forRoot(testConfig('postgresql://nowhere/none'), systemClock));

  it.each(Object.entries(WHO_MAY_WHAT))('%s: as it is written down', async (rule, names) => {
    const rules = new Map((await entrances).map((entrance) => [nameOf(entrance), ruleOf(entrance)]));
    expect(
      names.filter((name) => rules.get(name) !== rule).map((name) => `${name}: ${rules.get(name) ?? 'gone'}`),
    ).toEqual([]);
  });

  it('is nothing else without signing in', async () => {
    const open = (await entrances).filter((entrance) => ruleOf(entrance) === 'public').map(nameOf);
    expect(open.filter((name) => !WHO_MAY_WHAT['public']?.includes(name))).toEqual([]);
  });
});
