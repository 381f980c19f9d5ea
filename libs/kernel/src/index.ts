export * from './brand.js';
export * from './clock.js';
export * from './ids.js';
export * from './local-time.js';
export * from './locale.js';
export * from './money.js';
export * from './result.js';
export * from './time-range.js';
