import { RequestMethod, type DynamicModule, type ForwardReference, type Provider, type Type } from '@nestjs/common';
import { ACCESS } from '#platform/access';

/** One way into the application: a GraphQL root field, an HTTP route or a socket event. */
export interface Entrance {
  readonly kind: 'Query' | 'Mutation' | 'Subscription' | 'route' | 'socket event';
  /** Name of the root field, or of the handler method. */
  readonly name: string;
  /** Of a route: `POST /documents`. */
  readonly route?: string;
  /** `BookingResolver.booking` */
  readonly handler: string;
  /** What `@Access(...)` or `@Public()` declares on the method or its class. */
  readonly access: unknown;
}

type Importable = Type<unknown> | DynamicModule | Promise<DynamicModule> | ForwardReference;

/** Every entrance of a module and of all it imports, read from Nest's decorators: nothing is started. */
export async function entrancesOf(root: Type<unknown> | DynamicModule): Promise<Entrance[]> {
  const classes = new Set<Type<unknown>>();
  await collect(root, classes, new Set());
  return [...classes].flatMap(entrancesOfClass);
}

/** Entrances that say nothing about who may use them. */
export const undeclared = (entrances: readonly Entrance[]): Entrance[] =>
  entrances.filter(({ access }) => access !== 'public' && !(Array.isArray(access) && access.length > 0));

async function collect(importable: Importable, classes: Set<Type<unknown>>, seen: Set<unknown>): Promise<void> {
  const resolved = await importable;
  const dynamic = 'module' in resolved ? resolved : null;
  const forward = 'forwardRef' in resolved ? (resolved.forwardRef() as Type<unknown>) : null;
  const module = dynamic?.module ?? forward ?? (resolved as Type<unknown>);
  if (seen.has(resolved)) return;
  seen.add(resolved);
  const declared = <T>(key: 'imports' | 'providers' | 'controllers'): T[] => [
    ...((Reflect.getMetadata(key, module) as T[] | undefined) ?? []),
    ...((dynamic?.[key] as T[] | undefined) ?? []),
  ];
  for (const controller of declared<Type<unknown>>('controllers')) classes.add(controller);
  for (const provider of declared<Provider>('providers')) {
    if (typeof provider === 'function') classes.add(provider);
    else if ('useClass' in provider) classes.add(provider.useClass);
  }
  for (const imported of declared<Importable>('imports')) await collect(imported, classes, seen);
}

function entrancesOfClass(type: Type<unknown>): Entrance[] {
  return methodsOf(type).flatMap(([method, handler]) => {
    const read = (key: string): unknown => Reflect.getMetadata(key, handler);
    const kind = kindOf(read);
    if (!kind) return [];
    const given = read('graphql:resolver_name');
    return [
      {
        kind,
        name: typeof given === 'string' ? given : method,
        ...(kind === 'route' ? { route: routeOf(type, read) } : {}),
        handler: `${type.name}.${method}`,
        access: read(ACCESS) ?? Reflect.getMetadata(ACCESS, type),
      },
    ];
  });
}

function kindOf(read: (key: string) => unknown): Entrance['kind'] | null {
  const root = read('graphql:resolver_type');
  if (root === 'Query' || root === 'Mutation' || root === 'Subscription') return root;
  if (read('method') !== undefined && read('path') !== undefined) return 'route';
  return read('websockets:message_mapping') === true ? 'socket event' : null;
}

function routeOf(controller: Type<unknown>, read: (key: string) => unknown): string {
  const part = (path: unknown): string => (typeof path === 'string' ? path.replace(/^\/|\/$/g, '') : '');
  const path = [part(Reflect.getMetadata('path', controller)), part(read('path'))].filter(Boolean).join('/');
  return `${RequestMethod[read('method') as RequestMethod]} /${path}`;
}

/** Methods of a class and of those it extends, the nearest first. */
function methodsOf(type: Type<unknown>): Array<[name: string, method: object]> {
  const methods = new Map<string, object>();
  for (
    let level = type.prototype as object;
    level !== Object.prototype;
    level = Object.getPrototypeOf(level) as object
  ) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(level))) {
      if (typeof value === 'function' && name !== 'constructor' && !methods.has(name))
        methods.set(name, value as object);
    }
  }
  return [...methods];
}
