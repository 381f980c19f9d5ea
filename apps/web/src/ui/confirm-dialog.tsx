import { Button, Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface ConfirmDialogProps {
  readonly opened: boolean;
  readonly title: string;
  /** What will happen, with every amount. */
  readonly children: ReactNode;
  /** The deed in words: "Annuler la réservation", never "OK". */
  readonly confirmLabel: string;
  /** True for what cannot be taken back. */
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly onConfirm: () => unknown;
  readonly onClose: () => void;
}

/** Asks once more before something that matters. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      centered
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {props.children}
      <Group justify="flex-end" mt="xl" gap="sm">
        <Button variant="default" onClick={props.onClose} disabled={props.busy}>
          {t('action.back')}
        </Button>
        <Button color={props.danger ? 'red' : undefined} loading={props.busy} onClick={() => void props.onConfirm()}>
          {props.confirmLabel}
        </Button>
      </Group>
    </Modal>
  );
}
