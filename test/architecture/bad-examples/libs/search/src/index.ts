import { secrets } from '../../platform/src/config/secrets.js';
export const aroundTheRoom = secrets;
