"use client";

import { Alert, Text } from "@mantine/core";
import { stepWords } from "../../lib/job-words.ts";
import type { Outputs } from "../../lib/trpc.ts";
import { nextStep } from "./job-steps.tsx";

type Job = Outputs["job"]["get"];

interface Note {
  readonly color: "orange" | "red" | "gray";
  readonly title: string;
  readonly text: string;
}

/** What a job waits for, or why it ended as it did; nothing while it does what it should. */
export function JobNote({ job }: { readonly job: Job }) {
  const note = noteOf(job);
  if (note === null) return null;
  return (
    <Alert color={note.color} title={note.title} data-testid="job-note">
      <Text size="sm" style={{ overflowWrap: "anywhere" }}>
        {note.text}
      </Text>
    </Alert>
  );
}

function noteOf(job: Job): Note | null {
  const next = nextStep(job);
  const goesOn = `It goes on${next === undefined ? " where it stopped" : ` with “${stepWords(next)}”`}`;
  switch (job.status) {
    case "PENDING":
      return {
        color: "gray",
        title: "It waits for a worker",
        text:
          job.attempt === 0 ? "No worker has begun it yet." : `${goesOn}; finished steps are not repeated.`,
      };
    case "RUNNING":
      if (!job.stuck) return null;
      return {
        color: "orange",
        title: "Its worker is not heard of",
        text: `Another one takes it over as soon as one is alive. ${goesOn}.`,
      };
    case "PAUSED":
      return {
        color: "orange",
        title: "It waits because all work is stopped",
        text: `${job.pauseReason ?? ""}. ${goesOn} when an operator closes the breaker.`,
      };
    case "FAILED":
      return { color: "red", title: "It failed", text: job.errorMessage ?? "" };
    case "CANCELLED":
      return { color: "gray", title: "It was cancelled", text: job.errorMessage ?? "" };
    case "COMPLETED":
      return null;
  }
}
