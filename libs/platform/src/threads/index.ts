export { Threads, type ThreadsOptions } from './threads.js';
