import { writeFileSync } from "node:fs";
import { BREAKER_MOVES, BREAKER_STATES, BREAKER_TABLE } from "../src/engine/breaker/states.ts";
import { JOB_MOVES, JOB_STATUSES, JOB_TABLE } from "../src/engine/job/states.ts";
import { CAMPAIGN_MOVES, CAMPAIGN_STATUSES, CAMPAIGN_TABLE } from "../src/outreach/campaign/states.ts";
import { TAKEN_OVER } from "../src/outreach/campaign/take-over.ts";
import { LEAD_STATUSES, LEAD_TABLE } from "../src/outreach/lead/states.ts";
import {
  endpointOf,
  PIPELINE,
  type PipelineRow,
  providersOf,
  STEPS,
} from "../src/outreach/pipeline/pipeline.ts";
import { JOB_TYPES, TASK_TABLE } from "../src/outreach/pipeline/task-table.ts";
import { PROVIDER_NAMES } from "../src/outreach/provider/providers.ts";
import { SENDING_MOVES, SENDING_STATES, SENDING_TABLE } from "../src/outreach/sending/states.ts";

interface Move {
  readonly name: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly by: string;
}

const INTRODUCTION = `# State machines

<!-- Generated from the tables in packages/core/src by packages/core/scripts/generate-state-machines.ts; do not edit. -->

The tables are code: SQL parameters, tests and this page are derived from them. The API checks who may make a move. The
engine makes each move in one transaction, together with everything that belongs to it
([architecture.md](architecture.md)).
`;

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map((text) => text.replaceAll("|", "\\|")));
  return [headings, headings.map(() => "---"), ...cells].map((line) => `| ${line.join(" | ")} |`).join("\n");
}

const code = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(", ");

function movesOf(moves: Readonly<Record<string, Omit<Move, "name">>>): Move[] {
  return Object.entries(moves).map(([name, move]) => ({ name, ...move }));
}

/** One arrow a pair of states, with every move that takes it. */
function diagram(born: readonly string[], moves: readonly Move[], final: readonly string[]): string {
  const arrows = new Map<string, string[]>();
  for (const { name, from, to } of moves) {
    for (const arrow of from.flatMap((source) => to.map((target) => `${source} --> ${target}`))) {
      arrows.set(arrow, [...(arrows.get(arrow) ?? []), name]);
    }
  }
  const lines = [
    ...born.map((state) => `[*] --> ${state}`),
    ...[...arrows].map(([arrow, names]) => `${arrow}: ${names.join(", ")}`),
    ...final.map((state) => `${state} --> [*]`),
  ];
  return ["```mermaid", "stateDiagram-v2", ...lines.map((line) => `  ${line}`), "```"].join("\n");
}

const moveTable = (moves: readonly Move[]): string =>
  table(
    ["move", "from", "to", "made by"],
    moves.map(({ name, from, to, by }) => [code([name]), code(from), code(to), by]),
  );

function breaker(): string {
  const moves = Object.entries(BREAKER_MOVES).map(
    ([name, { from, to, by }]): Move => ({ name, from: [from], to: [to], by }),
  );
  const states = BREAKER_STATES.map((state) => {
    const { meaning, entered } = BREAKER_TABLE[state];
    return [code([state]), meaning, entered];
  });
  return `## The circuit breaker

There is one for the whole installation. No timer, no success and no start closes it; only a person does.

${diagram(["CLOSED"], moves, [])}

${table(["state", "meaning", "entered"], states)}

${moveTable(moves)}
`;
}

function jobs(): string {
  const moves = movesOf(JOB_MOVES);
  const final = JOB_STATUSES.filter((status) => JOB_TABLE[status].terminal);
  const states = JOB_STATUSES.map((status) => {
    const { meaning, terminal } = JOB_TABLE[status];
    return [code([status]), terminal ? "yes" : "no", meaning];
  });
  return `## Jobs

Born \`PENDING\`, or \`PAUSED\` while the breaker is OPEN.

${diagram(["PENDING", "PAUSED"], moves, final)}

${table(["status", "over", "meaning"], states)}

${moveTable(moves)}
`;
}

function campaigns(): string {
  const moves = movesOf(CAMPAIGN_MOVES);
  const final = CAMPAIGN_STATUSES.filter((status) => CAMPAIGN_TABLE[status].over);
  const states = CAMPAIGN_STATUSES.map((status) => {
    const { meaning, over } = CAMPAIGN_TABLE[status];
    return [code([status]), over ? "yes" : "no", meaning];
  });
  return `## Campaigns

There is no paused campaign: it stays \`RUNNING\` while its jobs are paused.

${diagram(["CREATED"], moves, final)}

${table(["status", "over", "meaning"], states)}

${moveTable(moves)}
`;
}

function sending(): string {
  const moves = movesOf(SENDING_MOVES);
  const states = SENDING_STATES.map((state) => [code([state]), SENDING_TABLE[state].meaning]);
  return `## The sending of a campaign

Only persons move it, and the breaker never does.

${diagram(["NOT_ACTIVATED"], moves, [])}

${table(["state", "meaning"], states)}

${moveTable(moves)}
`;
}

function leads(): string {
  const states = LEAD_STATUSES.map((status) => {
    const { meaning, open, handled } = LEAD_TABLE[status];
    return [code([status]), open ? "no" : "yes", handled ? "yes" : "no", meaning];
  });
  return `## Leads

A lead is over once it has an outcome; only a person's edit, the retry of its job, or another campaign that has taken it over opens
it again. A campaign is \`COMPLETED\` when at least one of its leads was handled. Another campaign of the organization can take over
those of an ended one that ended ${code(TAKEN_OVER)}; of the last only those whose address is
free again, since the lead that had it on the way to the sender ended without a mail.

${table(["status", "over", "handled", "meaning"], states)}
`;
}

function tasks(): string {
  const rows = JOB_TYPES.map((type) => {
    const { identifier, priority, meaning } = TASK_TABLE[type];
    const names = providersOf(type)
      .map((provider) => PROVIDER_NAMES[provider])
      .join(", ");
    return [code([type]), code([identifier]), String(priority), names, meaning];
  });
  return `## Job types and their worker tasks

graphile-worker runs the smaller priority first.

${table(["type", "task", "priority", "providers", "what it does"], rows)}
`;
}

function pipeline(): string {
  const rows = STEPS.map((step) => {
    const row: PipelineRow = PIPELINE[step];
    const name = row.numbered ? `${step}:1` : step;
    const { what, creditsPerLead = 0 } = row.buys ?? { what: "" };
    const price = creditsPerLead > 0 ? `${what} (${creditsPerLead} credit a lead)` : what;
    const provider = PROVIDER_NAMES[row.provider];
    return [code([name]), code([row.job]), provider, code([endpointOf(step)]), price, row.meaning];
  });
  return `## The pipeline

Each step is a checkpoint: a finished one is never taken again.

${table(["step", "job", "provider", "call", "buys", "what it does"], rows)}
`;
}

/** The text of `docs/state-machines.md`. */
export function renderStateMachines(): string {
  return [INTRODUCTION, breaker(), jobs(), campaigns(), sending(), leads(), tasks(), pipeline()].join("\n");
}

/** `node generate-state-machines.ts [file]`: writes the file, or prints without one. */
if (import.meta.main) {
  const [file] = process.argv.slice(2);
  if (file === undefined) process.stdout.write(renderStateMachines());
  else writeFileSync(file, renderStateMachines());
}
