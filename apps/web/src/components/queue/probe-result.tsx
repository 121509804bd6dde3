import { Group, Text } from "@mantine/core";
import { IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { errorMessage } from "../../lib/api-error.ts";
import { FAILURE_WORDS } from "../../lib/failure-words.ts";
import type { Outputs } from "../../lib/trpc.ts";

interface Props {
  readonly probe: { readonly data: Outputs["queue"]["probe"] | undefined; readonly error: unknown };
}

/** What a probe proved and could not see. Renders nothing before the probe. */
export function ProbeResult({ probe: { data, error } }: Props) {
  return (
    <div aria-live="polite">
      {data !== undefined && <Answer answer={data} />}
      {error !== null && (
        <Verdict good={false} title="Not asked">
          {errorMessage(error)}
        </Verdict>
      )}
    </div>
  );
}

function Answer({ answer: { failure, summary } }: { readonly answer: Outputs["queue"]["probe"] }) {
  if (failure === null) {
    return (
      <Verdict good title="It answers">
        {summary}
      </Verdict>
    );
  }
  const { kind, httpStatus, message } = failure;
  const status = httpStatus === null ? "" : ` (HTTP ${httpStatus})`;
  return (
    <Verdict good={false} title={`It does not work: ${FAILURE_WORDS[kind].says}${status}`} hint={kind}>
      {message}
    </Verdict>
  );
}

interface VerdictProps {
  readonly good: boolean;
  readonly title: string;
  /** The code. */
  readonly hint?: string;
  readonly children: string;
}

function Verdict({ good, title, hint, children }: VerdictProps) {
  const Icon = good ? IconCircleCheck : IconCircleX;
  return (
    <div style={{ marginTop: "0.4rem" }} title={hint}>
      <Group gap={6} wrap="nowrap" c={`var(--mantine-color-${good ? "teal" : "red"}-text)`}>
        <Icon size={18} aria-hidden style={{ flex: "none" }} />
        <Text size="sm" fw={600} style={{ overflowWrap: "anywhere" }}>
          {title}
        </Text>
      </Group>
      <Text size="sm" c="var(--mantine-color-text)" style={{ overflowWrap: "anywhere" }}>
        {children}
      </Text>
    </div>
  );
}
