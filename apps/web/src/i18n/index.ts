import i18n, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en';
import { fr } from './fr';

const catalogues = { fr, en };

export type Language = keyof typeof catalogues;
export type Namespace = keyof typeof fr;

const CHOICE = 'limpide.language';

/** Catalogues travel with the pages that use them: one small file for each language and feature. */
const loader: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    catalogues[language as Language][namespace as Namespace]().then(
      (module) => done(null, module.default),
      (error: unknown) => done(error as Error, null),
    );
  },
};

/** What the person chose, else what their browser asks for if we speak it, else French. */
function firstLanguage(): Language {
  const chosen = localStorage.getItem(CHOICE);
  if (chosen === 'fr' || chosen === 'en') return chosen;
  const asked = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag === 'fr' || tag === 'en');
  return asked === 'en' ? 'en' : 'fr';
}

async function start(): Promise<void> {
  const language = firstLanguage();
  document.documentElement.lang = language;
  await i18n
    .use(loader)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      supportedLngs: ['fr', 'en'],
      ns: ['common'],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      returnNull: false,
    });
}

/** The frame's texts are there. */
export const translationsReady = start();

/** Fetches the texts of a page, unless they are there. */
export async function loadTexts(namespaces: readonly Namespace[]): Promise<void> {
  // Asked before it started, the library would answer that there is nothing to load.
  await translationsReady;
  await i18n.loadNamespaces(namespaces);
}

/** Changes every text on the screen, and what the API answers in from now on. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(CHOICE, language);
  await i18n.changeLanguage(language);
  document.documentElement.lang = language;
}
