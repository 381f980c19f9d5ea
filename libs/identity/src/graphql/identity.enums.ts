import { registerEnumType } from '@nestjs/graphql';

export enum LocaleName {
  fr = 'fr',
  en = 'en',
}
registerEnumType(LocaleName, { name: 'Locale' });

export enum RoleName {
  CUSTOMER = 'CUSTOMER',
  PROVIDER = 'PROVIDER',
  ADMIN = 'ADMIN',
}
registerEnumType(RoleName, { name: 'Role' });

export enum PermissionName {
  VETTING = 'VETTING',
  SUPPORT = 'SUPPORT',
  FINANCE = 'FINANCE',
  PRIVACY = 'PRIVACY',
  CONTENT = 'CONTENT',
  SECURITY = 'SECURITY',
}
registerEnumType(PermissionName, { name: 'Permission' });

export enum SignUpIntentName {
  CUSTOMER = 'CUSTOMER',
  PROVIDER = 'PROVIDER',
}
registerEnumType(SignUpIntentName, { name: 'SignUpIntent' });

export enum SessionClientName {
  BROWSER = 'BROWSER',
  API = 'API',
}
registerEnumType(SessionClientName, {
  name: 'SessionClient',
  description: 'A browser gets its session as an HttpOnly cookie, an API client as a bearer token.',
});

export enum StandingName {
  GOOD = 'GOOD',
  BANNED = 'BANNED',
}
registerEnumType(StandingName, { name: 'UserStanding' });

export enum StandingReasonName {
  FRAUD = 'FRAUD',
  SAFETY = 'SAFETY',
  ILLEGAL_CONTENT = 'ILLEGAL_CONTENT',
  TERMS_BREACH = 'TERMS_BREACH',
  APPEAL_UPHELD = 'APPEAL_UPHELD',
  MISTAKE = 'MISTAKE',
}
registerEnumType(StandingReasonName, { name: 'StandingReason' });

export enum LookReasonName {
  SUPPORT_REQUEST = 'SUPPORT_REQUEST',
  DATA_REQUEST = 'DATA_REQUEST',
  SAFETY = 'SAFETY',
  FRAUD_CHECK = 'FRAUD_CHECK',
}
registerEnumType(LookReasonName, { name: 'LookReason', description: 'Why an admin needs to see personal data.' });
