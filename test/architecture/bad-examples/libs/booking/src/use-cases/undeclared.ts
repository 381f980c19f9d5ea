import semver from 'semver';
export const undeclared = semver;
