import { useApolloClient } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '../i18n';

/** The other language, named in itself. What the API says in words is asked for again. */
export function LanguageSwitch({ className }: { className?: string }) {
  const { t, i18n } = useTranslation();
  const client = useApolloClient();
  const other = i18n.resolvedLanguage === 'en' ? 'fr' : 'en';
  const change = async (): Promise<void> => {
    await chooseLanguage(other);
    await client.refetchQueries({ include: 'active' });
  };
  return (
    <button
      type="button"
      lang={other}
      className={className}
      style={{ border: 0, background: 'none', cursor: 'pointer', fontSize: 'inherit', fontFamily: 'inherit' }}
      onClick={() => void change()}
    >
      {t('preferences.language')}
    </button>
  );
}
