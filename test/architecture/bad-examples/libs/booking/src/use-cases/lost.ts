import { nowhere } from './nowhere.js';
export const lost = nowhere;
