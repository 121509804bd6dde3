"use client";

import { Text } from "@mantine/core";
import { formatDuration } from "../../lib/format.ts";
import { stepWords } from "../../lib/job-words.ts";
import type { Outputs } from "../../lib/trpc.ts";
import { useNow } from "../../lib/use-now.ts";
import { Card } from "../common/card.tsx";
import { Time } from "../common/time.tsx";
import { type Attempt, attemptsOf } from "./attempts.ts";
import { CallTable } from "./call-table.tsx";

type Job = Outputs["job"]["get"];

/** The job's attempts, the latest first. */
export function JobAttempts({ job }: { readonly job: Job }) {
  const attempts = attemptsOf(job);
  const silent = job.attempt - attempts.length;
  return (
    <>
      {attempts.map((attempt) => (
        <AttemptCard key={attempt.number} attempt={attempt} />
      ))}
      {job.attempt === 0 && (
        <Card title="Attempts">
          <Text c="dimmed">No worker has begun it yet.</Text>
        </Card>
      )}
      {silent > 0 && (
        <Text size="sm" c="dimmed">
          {silent === 1 ? "One more attempt" : `${silent} more attempts`} ended before a call was made, or too
          long ago to be shown.
        </Text>
      )}
    </>
  );
}

function AttemptCard({ attempt }: { readonly attempt: Attempt }) {
  const { number, calls, steps } = attempt;
  return (
    <Card title={`Attempt ${number}`} data-testid="attempt">
      <Text size="sm" c="dimmed" mb="xs" component="div">
        <Span attempt={attempt} />
      </Text>
      {calls.length === 0 ? (
        <Text size="sm" c="dimmed">
          It has made no call.
        </Text>
      ) : (
        <CallTable calls={calls} caption={`Calls of attempt ${number}, the oldest first`} />
      )}
      {steps.length > 0 && (
        <Text size="sm" mt="xs">
          Finished: {steps.map(({ step }) => stepWords(step)).join(", ")}.
        </Text>
      )}
    </Card>
  );
}

/** The attempt's worker, start and duration, if known. */
function Span({ attempt: { worker, from, to } }: { readonly attempt: Attempt }) {
  const soFar = useNow((now) =>
    from === null ? "" : `${formatDuration((now.getTime() - from.getTime()) / 1_000)} so far`,
  );
  return (
    <>
      {worker === null ? "By a worker that is no longer known" : `By the worker ${worker}`}
      {from !== null && (
        <>
          , from <Time at={from} as="at" />
        </>
      )}
      {from !== null && to !== null && `, for ${formatDuration((to.getTime() - from.getTime()) / 1_000)}`}
      {from !== null && to === null && `, ${soFar}`}.
    </>
  );
}
