import { Button, Group, Text } from '@mantine/core';
import { notifications, type NotificationData } from '@mantine/notifications';
import i18n from 'i18next';
import { wantToaster } from './toaster-wanted';

function show(toast: NotificationData): string {
  wantToaster();
  return notifications.show({ closeButtonProps: { 'aria-label': i18n.t('action.close') }, ...toast });
}

/** Short news at the bottom of the screen. Nothing that must be read or acted on lives only here. */
export const toast = {
  done: (message: string) => show({ message, color: 'lagoon', withBorder: true }),
  failed: (message: string) => show({ message, color: 'red', withBorder: true, autoClose: 8000 }),
  /** With a button that takes it back, for ten seconds. */
  undoable: (message: string, undoLabel: string, undo: () => unknown) => {
    const id = show({
      color: 'lagoon',
      withBorder: true,
      autoClose: 10_000,
      message: (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm">{message}</Text>
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => {
              notifications.hide(id);
              void undo();
            }}
          >
            {undoLabel}
          </Button>
        </Group>
      ),
    });
  },
};
