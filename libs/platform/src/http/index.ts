export { configureHttp, httpAdapter } from './configure-http.js';
export { Draining } from './draining.js';
export { HttpModule } from './http.module.js';
export { Metrics } from './metrics.js';
export { sessionCookieName, sessionCookieOptions } from './session-cookie.js';
