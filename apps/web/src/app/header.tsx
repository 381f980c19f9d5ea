import { ActionIcon, Button, Container } from '@mantine/core';
import { IconMenu2, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, useLocation, useNavigate } from 'react-router';
import { Brand } from './brand';
import classes from './layout.module.css';
import { personalLinks, PUBLIC_LINKS } from './navigation';
import { SchemeSwitch } from './scheme-switch';
import { LanguageSwitch } from './language-switch';
import { useSession } from './session';

export function Header() {
  const { t } = useTranslation();
  const { viewer, loading } = useSession();
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [pathname]);
  const links = viewer ? [...personalLinks(viewer), ...PUBLIC_LINKS.slice(0, 1)] : PUBLIC_LINKS;

  return (
    <header
      className={classes.header}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpen(false);
      }}
    >
      <Container size="xl" className={classes.bar}>
        <Brand />
        <nav aria-label={t('nav.label')} className={classes.links}>
          {links.map(({ to, text }) => (
            <NavLink key={to} to={to} className={classes.link}>
              {t(text)}
            </NavLink>
          ))}
        </nav>
        <div className={classes.side}>
          <span className={classes.wide}>
            <LanguageSwitch className={classes.link} />
            <SchemeSwitch />
          </span>
          {!loading && (viewer ? <SignOutButton /> : <SignInButtons />)}
          <ActionIcon
            className={classes.menuButton}
            variant="subtle"
            color="gray"
            size={44}
            aria-label={open ? t('nav.close') : t('nav.menu')}
            aria-expanded={open}
            aria-controls="menu"
            onClick={() => setOpen(!open)}
          >
            {open ? <IconX /> : <IconMenu2 />}
          </ActionIcon>
        </div>
      </Container>
      {open && <Panel />}
    </header>
  );
}

function SignInButtons() {
  const { t } = useTranslation();
  return (
    <>
      <Button component={Link} to="/sign-up" variant="subtle" className={classes.wide}>
        {t('nav.signUp')}
      </Button>
      <Button component={Link} to="/sign-in">
        {t('nav.signIn')}
      </Button>
    </>
  );
}

function SignOutButton() {
  const { t } = useTranslation();
  const leave = useLeave();
  return (
    <Button variant="default" className={classes.wide} onClick={() => void leave()}>
      {t('nav.signOut')}
    </Button>
  );
}

/** The menu of narrow screens: every way that leads somewhere. */
function Panel() {
  const { t } = useTranslation();
  const { viewer } = useSession();
  const leave = useLeave();
  const links = [...(viewer ? personalLinks(viewer) : []), ...PUBLIC_LINKS];
  return (
    <nav id="menu" aria-label={t('nav.label')} className={classes.panel}>
      <Container size="xl">
        <ul>
          {links.map(({ to, text }) => (
            <li key={to}>
              <NavLink to={to} className={classes.link}>
                {t(text)}
              </NavLink>
            </li>
          ))}
          {!viewer && (
            <li>
              <NavLink to="/sign-up" className={classes.link}>
                {t('nav.signUp')}
              </NavLink>
            </li>
          )}
          <li>
            <LanguageSwitch className={classes.link} />
          </li>
          <li>
            <SchemeSwitch className={classes.link} />
          </li>
          {viewer && (
            <li>
              <button type="button" className={classes.link} onClick={() => void leave()}>
                {t('nav.signOut')}
              </button>
            </li>
          )}
        </ul>
      </Container>
    </nav>
  );
}

function useLeave(): () => Promise<void> {
  const { signOut } = useSession();
  const navigate = useNavigate();
  return async () => {
    // Away from personal pages first: they would ask to sign in again.
    await navigate('/');
    await signOut();
  };
}
