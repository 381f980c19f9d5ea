import { Container, Skeleton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Says once to a screen reader that something is on its way; the grey shapes are for the eyes. */
function Busy({ children }: { children: React.ReactNode }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-busy="true">
      <span className="visually-hidden">{t('state.loading')}</span>
      <div aria-hidden="true">{children}</div>
    </div>
  );
}

/** As many grey cards as there will probably be, each as high as the real one, in pixels. */
export function CardsSkeleton({ count = 3, height = 132 }: { count?: number; height?: number }) {
  return (
    <Busy>
      <Stack gap="md">
        {Array.from({ length: count }, (_, index) => (
          <Skeleton key={index} height={height} radius="lg" />
        ))}
      </Stack>
    </Busy>
  );
}

/** A page whose shape is not known yet. It fills the screen, so that the footer does not move into it and out again. */
export function PageSkeleton() {
  return (
    <Container size="lg" py="xl" mih="100dvh">
      <Busy>
        <Skeleton height={44} width="min(28rem, 80%)" radius="md" mb="xl" />
        <Stack gap="md">
          <Skeleton height={150} radius="lg" />
          <Skeleton height={150} radius="lg" />
        </Stack>
      </Busy>
    </Container>
  );
}
