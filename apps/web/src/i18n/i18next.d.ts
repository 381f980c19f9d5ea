import 'i18next';
import type account from './fr/account';
import type admin from './fr/admin';
import type audit from './fr/audit';
import type booking from './fr/booking';
import type cards from './fr/cards';
import type common from './fr/common';
import type finance from './fr/finance';
import type owed from './fr/owed';
import type payouts from './fr/payouts';
import type unpaid from './fr/unpaid';
import type customer from './fr/customer';
import type disputes from './fr/disputes';
import type disputeFiles from './fr/dispute-files';
import type explain from './fr/explain';
import type ledger from './fr/ledger';
import type extras from './fr/extras';
import type rescue from './fr/rescue';
import type staff from './fr/staff';
import type documents from './fr/documents';
import type provider from './fr/provider';
import type publicPages from './fr/public';
import type search from './fr/search';
import type vetting from './fr/vetting';

/** A key that no catalogue has does not compile. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    returnNull: false;
    resources: {
      common: typeof common;
      public: typeof publicPages;
      search: typeof search;
      account: typeof account;
      booking: typeof booking;
      cards: typeof cards;
      customer: typeof customer;
      documents: typeof documents;
      provider: typeof provider;
      admin: typeof admin;
      audit: typeof audit;
      ledger: typeof ledger;
      vetting: typeof vetting;
      disputes: typeof disputes;
      disputeFiles: typeof disputeFiles;
      explain: typeof explain;
      extras: typeof extras;
      rescue: typeof rescue;
      staff: typeof staff;
      finance: typeof finance;
      owed: typeof owed;
      payouts: typeof payouts;
      unpaid: typeof unpaid;
    };
  }
}
