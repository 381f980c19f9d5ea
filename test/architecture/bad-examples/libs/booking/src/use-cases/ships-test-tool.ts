import fc from 'fast-check';
import { fixture } from '../../../../test/support/fixture.js';
export const shipped = [fc, fixture];
