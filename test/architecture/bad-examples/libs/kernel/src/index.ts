export const zero = 0;
export { knowsPlatform } from './knows-platform.js';
