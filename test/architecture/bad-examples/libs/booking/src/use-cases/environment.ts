import { env } from 'node:process';

const { env: taken } = process;
export const port = process.env['PORT'];
export const sameAgain = [env, taken, globalThis.process.env];
