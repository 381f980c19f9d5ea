import { config } from '#platform/config';
export const knowsPlatform = config;
