import { PrismaService, txQuery } from '#platform/prisma';

export const query = [PrismaService, txQuery];
