import { FAILURE_KIND_TABLE, PROVIDER_NAMES, stoppedBy, whyOpened } from "@leadgen/core";
import type { AlertFacts, EventFacts } from "./facts.ts";

/** An alert's text, the same for all channels. */
export interface Words {
  /** One line. */
  readonly title: string;
  readonly lines: readonly string[];
  /** URL of the page with more facts and the controls. */
  readonly link: string | undefined;
}

export function describe(facts: AlertFacts, publicUrl: string | undefined): Words {
  const link = publicUrl === undefined ? undefined : `${publicUrl}/queue`;
  return { ...wordsOf(facts), link };
}

/** The alert as one text, for channels without formatting. */
export const asText = ({ title, lines, link }: Words): string =>
  [title, ...lines, ...(link === undefined ? [] : [link])].join("\n");

type Told = Pick<Words, "title" | "lines">;

function wordsOf(facts: AlertFacts): Told {
  switch (facts.kind) {
    case "OPENED":
      return opened(facts, eventOf(facts));
    case "REMINDER":
      return reminder(facts, eventOf(facts));
    case "CLOSED":
      return closed(eventOf(facts));
    case "NO_WORKER":
      return noWorker(facts);
    case "UNDELIVERED":
      return {
        title: "leadgen: alerts could not be delivered",
        lines: [
          "For a while no channel accepted an alert that the workers sent. This one comes from the web process.",
          "The delivery log says what the receivers answered.",
          `The circuit breaker is ${facts.now.state}. ${standing(facts)}`,
        ],
      };
    case "TEST":
      return { title: `leadgen: a test, asked for by ${facts.askedBy}`, lines: ["Alerts arrive here."] };
  }
}

function eventOf({ event, kind }: AlertFacts): EventFacts {
  if (event === null) throw new Error(`alerts-e1: ${kind} without its event`);
  return event;
}

const headOf = ({ provider, failureKind, actor }: EventFacts): string =>
  provider === null || failureKind === null
    ? `stopped ${stoppedBy(whyOpened({ provider, openedBy: actor }))}`
    : `${PROVIDER_NAMES[provider]} failed (${failureKind})`;

function causeOf({ reason, failureKind }: EventFacts): string[] {
  const known = failureKind === null ? undefined : FAILURE_KIND_TABLE[failureKind];
  return [reason, ...(known === undefined ? [] : [known.meaning, known.advice])];
}

function opened(facts: AlertFacts, event: EventFacts): Told {
  const { now } = facts;
  const over = now.state === "CLOSED" || now.epoch !== event.epoch;
  return {
    title: `leadgen: all work is stopped, ${headOf(event)}`,
    lines: [
      ...causeOf(event),
      `Circuit breaker OPENED (epoch ${event.epoch}) at ${event.at.toISOString()} by ${event.actor}. Jobs paused: ${event.jobsChanged}.`,
      over ? "It has been closed since." : standing(facts),
    ],
  };
}

function reminder(facts: AlertFacts, event: EventFacts): Told {
  return {
    title: `leadgen: work is still stopped, ${headOf(event)}`,
    lines: [
      ...causeOf(event),
      `Circuit breaker OPEN (epoch ${event.epoch}) since ${event.at.toISOString()}, and nobody has said that they are looking at it.`,
      standing(facts),
    ],
  };
}

const standing = ({ now }: AlertFacts): string =>
  `Now: ${now.jobsPaused} jobs PAUSED, ${now.campaignsRunning} campaigns RUNNING, ${now.callsInFlight} calls still under way.`;

const closed = (event: EventFacts): Told => ({
  title: "leadgen: work goes on",
  lines: [
    event.reason,
    `Circuit breaker CLOSED (epoch ${event.epoch}) at ${event.at.toISOString()} by ${event.actor}. Jobs resumed: ${event.jobsChanged}.`,
  ],
});

function noWorker({ lastBeat, now }: AlertFacts): Told {
  const since =
    lastBeat === null ? "None has ever been heard." : `The last was heard at ${lastBeat.toISOString()}.`;
  return {
    title: "leadgen: no worker is alive",
    lines: [
      `${since} No job runs, and alerts come from the web process.`,
      `The circuit breaker is ${now.state}. Start a worker.`,
    ],
  };
}
