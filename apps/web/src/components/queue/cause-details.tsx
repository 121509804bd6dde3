import { Code, Stack, Text } from "@mantine/core";
import { pauseWords } from "../../lib/failure-words.ts";
import { plural } from "../../lib/format.ts";
import type { Outputs } from "../../lib/trpc.ts";
import { Facts } from "../common/facts.tsx";
import { Time } from "../common/time.tsx";
import classes from "./breaker-panel.module.css";

type Cause = NonNullable<Outputs["queue"]["cause"]>;

/** Details for the provider's support: its own text, ids, the call. Shown on a click. */
export function CauseDetails({ cause }: { readonly cause: Cause }) {
  return (
    <details className={classes.rest}>
      <summary>
        {cause.provider === null ? "Details" : `What ${cause.providerName} answered, and ids`}
      </summary>
      <Stack gap="md" mt="sm">
        <Text style={{ overflowWrap: "anywhere" }}>{cause.message ?? cause.reason}</Text>
        <Facts
          items={[
            ["Failure", cause.failureKind && <Code key="kind">{cause.failureKind}</Code>],
            ["HTTP status", cause.httpStatus],
            [
              "Provider's request id",
              cause.providerRequestId && <Code key="id">{cause.providerRequestId}</Code>,
            ],
            ["Call", cause.call && `${cause.call.endpoint} (${cause.call.step})`],
            ["Job", cause.job && <Code key="job">{cause.job.id}</Code>],
            ["Opened", <Time key="at" at={cause.openedAt} as="at" />],
            ["Opened by", cause.openedBy],
            ["Epoch", cause.epoch],
          ]}
        />
        <LaterFailures failures={cause.laterFailures} />
      </Stack>
    </details>
  );
}

function LaterFailures({ failures }: { readonly failures: Cause["laterFailures"] }) {
  if (failures.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        Calls that were under way and failed as well:
      </Text>
      {failures.map((each) => (
        <Text key={`${each.provider} ${each.failureKind}`} size="sm">
          {plural(each.count, "call")}: {pauseWords({ openedBecause: "PROVIDER", ...each })}
          {each.lastMessage !== null && `, last: ${each.lastMessage}`}
        </Text>
      ))}
    </div>
  );
}
