import { Global, Module } from '@nestjs/common';
import { AuditModule } from '#audit';
import { SESSION_AUTHENTICATOR } from '#platform/access';
import { IdentityMailer } from './adapters/identity-mailer.js';
import { PasswordHasher } from './adapters/password-hasher.js';
import { PasswordStrengthMeter } from './adapters/password-strength.js';
import { AccountResolver } from './graphql/account.resolver.js';
import { PeopleResolver } from './graphql/people.resolver.js';
import { SecondFactorResolver } from './graphql/second-factor.resolver.js';
import { SignInResolver } from './graphql/sign-in.resolver.js';
import { IdentityDirectory } from './identity-directory.js';
import { MailJobs } from './jobs/mail-jobs.js';
import { PurgeExpired } from './jobs/purge-expired.js';
import { AccountReads } from './store/account.reads.js';
import { AccountStore } from './store/account.store.js';
import { LinkStore } from './store/link.store.js';
import { SecondFactorStore } from './store/second-factor.store.js';
import { SessionStore } from './store/session.store.js';
import { AuthenticateSession } from './use-cases/authenticate-session.js';
import { ChangePassword } from './use-cases/change-password.js';
import { ChangeRights } from './use-cases/change-rights.js';
import { CheckOwnPassword } from './use-cases/check-own-password.js';
import { CheckSecondFactor } from './use-cases/check-second-factor.js';
import { ChoosePassword } from './use-cases/choose-password.js';
import { ConfirmSecondFactor } from './use-cases/confirm-second-factor.js';
import { EndSessions } from './use-cases/end-sessions.js';
import { EnrolSecondFactor } from './use-cases/enrol-second-factor.js';
import { EndUserSessions } from './use-cases/end-user-sessions.js';
import { FindPeople } from './use-cases/find-people.js';
import { LookAtAccount } from './use-cases/look-at-account.js';
import { MailPasswordChanged } from './use-cases/mail-password-changed.js';
import { MailPasswordReset } from './use-cases/mail-password-reset.js';
import { MailSignUp } from './use-cases/mail-sign-up.js';
import { ProveAgain } from './use-cases/prove-again.js';
import { ReplacePassword } from './use-cases/replace-password.js';
import { RequestPasswordReset } from './use-cases/request-password-reset.js';
import { RequestSignUp } from './use-cases/request-sign-up.js';
import { ResetPassword } from './use-cases/reset-password.js';
import { SeedUsers } from './use-cases/seed-users.js';
import { SignIn } from './use-cases/sign-in.js';
import { StartSession } from './use-cases/start-session.js';
import { TryLimiter } from './use-cases/try-limiter.js';
import { TurnOffSecondFactor } from './use-cases/turn-off-second-factor.js';
import { UpdateProfile } from './use-cases/update-profile.js';
import { VerifyEmail } from './use-cases/verify-email.js';

const adapters = [IdentityMailer, PasswordHasher, PasswordStrengthMeter];
const stores = [AccountReads, AccountStore, LinkStore, SecondFactorStore, SessionStore];
const steps = [
  CheckOwnPassword,
  CheckSecondFactor,
  ChoosePassword,
  EndSessions,
  ReplacePassword,
  StartSession,
  TryLimiter,
];
const signedOut = [RequestSignUp, VerifyEmail, SignIn, ConfirmSecondFactor, RequestPasswordReset, ResetPassword];
const signedIn = [
  ChangePassword,
  ProveAgain,
  EnrolSecondFactor,
  TurnOffSecondFactor,
  UpdateProfile,
  LookAtAccount,
  FindPeople,
  EndUserSessions,
  ChangeRights,
];
const background = [MailSignUp, MailPasswordReset, MailPasswordChanged, MailJobs, PurgeExpired];
const resolvers = [SignInResolver, AccountResolver, SecondFactorResolver, PeopleResolver];

/** Global because whoever serves requests needs to know who asks (SESSION_AUTHENTICATOR). */
@Global()
@Module({
  imports: [AuditModule],
  providers: [
    ...[...adapters, ...stores, ...steps, ...signedOut, ...signedIn, ...background, ...resolvers],
    ...[IdentityDirectory, SeedUsers, AuthenticateSession],
    { provide: SESSION_AUTHENTICATOR, useExisting: AuthenticateSession },
  ],
  exports: [IdentityDirectory, SeedUsers, SESSION_AUTHENTICATOR],
})
export class IdentityModule {}
