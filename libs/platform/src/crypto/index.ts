export { FieldCipher } from './field-cipher.js';
export { hashToken, randomToken } from './tokens.js';
