import fastCheck from '../../node_modules/fast-check/lib/fast-check.js';

/**
 * fast-check as the tests get it: properties meet the same examples on every run, so that a change is judged by itself.
 * FAST_CHECK_SEED takes other examples, any whole number.
 */
fastCheck.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 20_261_122) });

export * from '../../node_modules/fast-check/lib/fast-check.js';
export default fastCheck;
