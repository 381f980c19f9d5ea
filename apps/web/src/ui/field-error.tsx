import { Alert } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** Why a form was not taken, read out at once. Nothing typed is lost. */
export function FieldError({ children }: { children?: ReactNode }) {
  if (!children) return null;
  return (
    <Alert role="alert" color="red" variant="light" radius="md" icon={<IconAlertCircle aria-hidden="true" />}>
      {children}
    </Alert>
  );
}
