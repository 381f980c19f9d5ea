import { useMutation } from '@apollo/client/react';
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldError } from '../../../ui/field-error';
import { toast } from '../../../ui/toast';
import { useDeed } from '../../../lib/use-deed';
import { SetPermissionsMutation } from '../admin.documents';
import classes from '../admin.module.css';
import parts from '../../../ui/section.module.css';
import type { Permission } from '../sections';
import fileClasses from '../vetting/file.module.css';
import type { Account } from './account-view';

const PERMISSIONS: readonly Permission[] = ['VETTING', 'SUPPORT', 'FINANCE', 'CONTENT', 'PRIVACY', 'SECURITY'];

interface RightsProps {
  readonly account: Account;
  readonly onChange: (account: Account) => void;
}

/** Which parts of the administration are open to this person. */
export function Rights({ account, onChange }: RightsProps) {
  const { t } = useTranslation('admin');
  const deed = useDeed();
  const [setPermissions] = useMutation(SetPermissionsMutation);
  const [chosen, setChosen] = useState<readonly Permission[]>(account.permissions);
  const changed = PERMISSIONS.some((one) => chosen.includes(one) !== account.permissions.includes(one));
  const save = (): Promise<unknown> =>
    deed.run(async () => {
      await setPermissions({ variables: { id: account.id, permissions: [...chosen] } });
      toast.done(t('people.rightsSaved'));
      const others = account.roles.filter((role) => role !== 'ADMIN');
      onChange({ ...account, permissions: [...chosen], roles: chosen.length > 0 ? [...others, 'ADMIN'] : others });
    });
  return (
    <form
      className={`card ${parts.stacked}`}
      aria-labelledby="rights"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2 id="rights" className={fileClasses.heading}>
        {t('people.rights')}
      </h2>
      <p className={classes.intro}>{t('people.rightsText')}</p>
      <div className={classes.reasons}>
        {PERMISSIONS.map((permission) => (
          <Checkbox
            key={permission}
            label={t(`permission.${permission}`)}
            checked={chosen.includes(permission)}
            onChange={(event) =>
              setChosen(
                event.currentTarget.checked ? [...chosen, permission] : chosen.filter((one) => one !== permission),
              )
            }
          />
        ))}
      </div>
      <FieldError>{deed.problem}</FieldError>
      <Button type="submit" mt="lg" variant="light" disabled={!changed} loading={deed.busy}>
        {t('people.saveRights')}
      </Button>
    </form>
  );
}
