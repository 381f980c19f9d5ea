import { PrismaService } from '#platform/prisma';

interface Unsafe {
  $queryRawUnsafe: (sql: string) => Promise<unknown>;
}
export const reads = PrismaService;
export const injected = async (client: Unsafe, name: string): Promise<unknown> =>
  client.$queryRawUnsafe(`SELECT * FROM booking WHERE name = '${name}'`);
