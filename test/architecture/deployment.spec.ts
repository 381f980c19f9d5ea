import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

interface Service {
  image: string;
  environment?: Record<string, string>;
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
  networks?: string[];
  volumes?: string[];
  ports?: string[];
  restart?: string;
}
interface Composition {
  services: Record<string, Service>;
  networks: Record<string, unknown>;
  volumes: Record<string, unknown>;
}

describe('docker-compose.yml', () => {
  const { services, networks, volumes } = parse(read('docker-compose.yml'), { merge: true }) as Composition;
  const each = Object.entries(services);

  it('has every part the product stands on, and the application in both roles', () => {
    expect(Object.keys(services)).toEqual(
      expect.arrayContaining(['web', 'worker', 'postgres', 'redis', 'files', 'clamd', 'mail']),
    );
    expect([services['web']?.environment?.['ROLE'], services['worker']?.environment?.['ROLE']]).toEqual([
      'web',
      'worker',
    ]);
  });

  it('gives the application only variables that its configuration knows', () => {
    const known = new Set(
      [...read('libs/platform/src/config/variables.ts').matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map((m) => m[1]),
    );
    const given = Object.keys({ ...services['web']?.environment, ...services['worker']?.environment });
    expect(given.filter((name) => !known.has(name))).toEqual([]);
    expect(given.length).toBeGreaterThan(10);
  });

  it('has no service that nothing of ours speaks to', () => {
    const addresses = Object.values(services['web']?.environment ?? {});
    const reached = (name: string): boolean => addresses.some((address) => new RegExp(`[/@]${name}:`).test(address));
    const started = ['web', 'worker', 'bucket'];
    expect(Object.keys(services).filter((name) => !started.includes(name) && !reached(name))).toEqual([]);
  });

  it('waits only for services that can say they are ready', () => {
    for (const [name, service] of each) {
      for (const [needed, { condition }] of Object.entries(service.depends_on ?? {})) {
        const dependency = services[needed];
        expect([name, needed, dependency !== undefined]).toEqual([name, needed, true]);
        if (condition === 'service_healthy') expect(dependency?.healthcheck?.test.length).toBeGreaterThan(1);
        else expect([needed, dependency?.restart]).toEqual([needed, undefined]);
      }
    }
  });

  it('names a version of every image it does not build', () => {
    for (const { image } of Object.values(services))
      if (image !== 'limpide') expect(image).toMatch(/:[\w.-]*\d[\w.-]*$/);
  });

  it('declares every volume and network it uses, and uses every one it declares', () => {
    const used = each.flatMap(([, service]) => (service.volumes ?? []).map((volume) => volume.split(':')[0]));
    expect([...new Set(used)].sort()).toEqual(Object.keys(volumes).sort());
    expect([...new Set(each.flatMap(([, service]) => service.networks ?? []))].sort()).toEqual(
      Object.keys(networks).sort(),
    );
  });

  it('opens no port beyond this machine', () => {
    for (const port of each.flatMap(([, service]) => service.ports ?? [])) expect(port).toMatch(/^127\.0\.0\.1:/);
  });
});

describe('the image', () => {
  const dockerfile = read('Dockerfile');

  it('runs as an unprivileged user, tells its health and starts what the build makes', () => {
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toMatch(/^HEALTHCHECK /m);
    expect(dockerfile).toContain('CMD ["node", "dist/apps/api/src/main.js"]');
    expect(existsSync(join(ROOT, 'apps/api/src/main.ts'))).toBe(true);
  });

  it('copies only what exists', () => {
    for (const [, path] of dockerfile.matchAll(/^COPY (?!--from)(\S+) /gm))
      expect([path, existsSync(join(ROOT, path ?? ''))]).toEqual([path, true]);
  });
});

describe('continuous integration', () => {
  it('runs what the README tells people to run', () => {
    const { jobs } = parse(read('.github/workflows/ci.yml')) as {
      jobs: Record<string, { steps: Array<{ run?: string }> }>;
    };
    expect(jobs['test']?.steps.map(({ run }) => run)).toContain('.ci/run');
    expect(read('.ci/run')).toContain('npm test');
  });
});

describe('nest-cli.json', () => {
  interface Project {
    type: string;
    root: string;
    sourceRoot: string;
    entryFile: string;
    compilerOptions: { tsConfigPath: string };
  }
  const { projects } = JSON.parse(read('nest-cli.json')) as { projects: Record<string, Project> };

  it('describes every app and lib, and nothing that is not there', () => {
    const folders = (of: string): string[] =>
      readdirSync(join(ROOT, of)).filter((name) => existsSync(join(ROOT, of, name, 'src')));
    const served = folders('apps').filter((name) => name !== 'web');
    expect(Object.keys(projects).sort()).toEqual([...served, ...folders('libs')].sort());
  });

  it('points at files that exist', () => {
    for (const { root, sourceRoot, entryFile, compilerOptions } of Object.values(projects)) {
      for (const path of [root, sourceRoot, `${entryFile}.ts`, compilerOptions.tsConfigPath]) {
        expect([path, existsSync(join(ROOT, path))]).toEqual([path, true]);
      }
    }
  });
});
