import { randomInt } from 'node:crypto';
import { systemClock } from '#kernel';

export const dateNow = (): number => Date.now();
export const newDate = (): Date => new Date();
export const dateCall = (): string => Date();
export const performanceNow = (): number => performance.now();
export const mathRandom = (): number => Math.random();
export const cryptoRandom = (): number => randomInt(6);
export const kernelClock = systemClock;
