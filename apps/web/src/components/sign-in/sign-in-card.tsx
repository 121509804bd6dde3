import { Center, Code, Stack, Text, Title } from "@mantine/core";
import { Card } from "../common/card.tsx";
import { Brand } from "../shell/brand.tsx";
import { SignInForm } from "./sign-in-form.tsx";

interface Props {
  /** Where to go afterwards. */
  readonly target: string;
  /** Only in development: the token that `make dev` printed. */
  readonly developmentToken?: string;
}

export function SignInCard({ target, developmentToken }: Props) {
  return (
    <Center component="main" mih="100vh" p="md">
      <Card w="100%" maw={420} p="xl" shadow="sm">
        <Stack gap="lg">
          <Brand />
          <div>
            <Title order={1} size="h3">
              Sign in
            </Title>
            <Text c="dimmed" size="sm" mt={4}>
              With the operator token of this installation.
            </Text>
          </div>
          <SignInForm target={target} />
          {developmentToken !== undefined && (
            <Text size="sm" c="dimmed">
              This is development: <Code>make dev</Code> printed the token{" "}
              <Code data-testid="development-token">{developmentToken}</Code>.
            </Text>
          )}
        </Stack>
      </Card>
    </Center>
  );
}
