export * from './chicken.js';
