import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';

/** Short news at the bottom of the screen. Nothing that must be read or acted on lives only here. */
export const toast = {
  done: (message: string) => notifications.show({ message, color: 'lagoon', withBorder: true }),
  failed: (message: string) => notifications.show({ message, color: 'red', withBorder: true, autoClose: 8000 }),
  /** With a button that takes it back, for ten seconds. */
  undoable: (message: string, undoLabel: string, undo: () => unknown) => {
    const id = notifications.show({
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
