/** The configuration can't be used; the message lists every variable that is wrong, with an example. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}
