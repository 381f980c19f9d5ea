export { CONFIG, loadConfig, type Config } from './config.js';
export { ConfigError } from './config-error.js';
export { defaultRules, type Rules } from './rules.js';
