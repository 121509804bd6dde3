import { Paper, Text, Title } from "@mantine/core";

interface Props {
  readonly subject: string | null;
  readonly body: string | null;
}

/** The first e-mail as the lead gets it. */
export function LeadEmail({ subject, body }: Props) {
  return (
    <section aria-label="E-mail">
      <Title order={3} size="h6" mb="xs">
        E-mail
      </Title>
      {subject === null || body === null ? (
        <Text c="dimmed">Not written.</Text>
      ) : (
        <Paper withBorder p="md" bg="var(--page-background)" data-testid="lead-email">
          <Text fw={650} mb="sm">
            {subject}
          </Text>
          <Text style={{ whiteSpace: "pre-wrap" }}>{body}</Text>
        </Paper>
      )}
    </section>
  );
}
