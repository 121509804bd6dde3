"use client";

import { Paper, Text } from "@mantine/core";
import { failureWords, pauseWords } from "../../lib/failure-words.ts";
import { stepWords } from "../../lib/job-words.ts";
import type { Outputs } from "../../lib/trpc.ts";
import { useBreaker } from "../../lib/use-breaker.ts";
import classes from "./job-note.module.css";
import { nextStep } from "./job-steps.tsx";

type Job = Outputs["job"]["get"];

interface Note {
  readonly tone: "waits" | "broken" | "neutral";
  readonly title: string;
  readonly text: string;
}

/** What a job waits for, or why it ended. Renders nothing while it runs as it should. */
export function JobNote({ job }: { readonly job: Job }) {
  const breaker = useBreaker();
  const note = noteOf(job, breaker.state === "OPEN" ? failureWords(breaker) : null);
  if (note === null) return null;
  return (
    <Paper withBorder p="md" className={classes.note ?? ""} data-tone={note.tone} data-testid="job-note">
      <Text fw={600}>{note.title}</Text>
      <Text size="sm" style={{ overflowWrap: "anywhere" }}>
        {note.text}
      </Text>
    </Paper>
  );
}

/** @param why the reason why all work is stopped, in more detail than the job has. */
function noteOf(job: Job, why: string | null): Note | null {
  const next = nextStep(job);
  const goesOn = `It goes on${next === undefined ? " where it stopped" : ` with “${stepWords(next)}”`}`;
  switch (job.status) {
    case "PENDING":
      return {
        tone: "neutral",
        title: "It waits for a worker",
        text:
          job.attempt === 0 ? "No worker has begun it yet." : `${goesOn}; finished steps are not repeated.`,
      };
    case "RUNNING":
      if (!job.stuck) return null;
      return {
        tone: "waits",
        title: "Its worker does not respond",
        text: `Another one takes it over as soon as one is alive. ${goesOn}.`,
      };
    case "PAUSED":
      return {
        tone: "waits",
        title: "It waits because all work is stopped",
        text: `${why ?? (job.pauseCause && pauseWords(job.pauseCause))}. ${goesOn} when an operator closes the breaker.`,
      };
    case "FAILED":
      return { tone: "broken", title: "It failed", text: job.errorMessage ?? "" };
    case "CANCELLED":
      return { tone: "neutral", title: "It was cancelled", text: job.errorMessage ?? "" };
    case "COMPLETED":
      return null;
  }
}
