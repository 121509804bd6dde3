import type { Context } from "../context.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { databaseUrl } from "../running-database.ts";
import { clip } from "../terminal/paint.ts";
import { ADVICE } from "./advice.ts";
import { factLines, findingLines } from "./doctor-lines.ts";
import { type Examination, examine } from "./examine.ts";
import { examineProviderSide, requireLog } from "./provider-side.ts";

export interface DoctorOptions {
  readonly json?: boolean;
  /** The providers' own log of requests, NDJSON as the simulator writes it. */
  readonly requests?: string;
  /** Seconds for one statement. */
  readonly timeout: number;
}

/** Checks the invariants over the database, and writes nothing. Exits 0 when all hold, 2 when one does not. */
export async function doctor(options: DoctorOptions, context: Context): Promise<ExitCode> {
  const examination = await Promise.race([look(options), interrupted(context.interruption.signal)]);
  const broken = examination.findings.filter(({ violations }) => violations > 0);
  if (options.json) context.terminal.print(JSON.stringify(asJson(examination), undefined, 2));
  else tell(examination, context);
  return broken.length === 0 ? EXIT.DONE : EXIT.VIOLATED;
}

const interrupted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });

async function look(options: DoctorOptions): Promise<Examination> {
  if (options.requests !== undefined) await requireLog(options.requests);
  const examination = await examine(await databaseUrl(), options);
  if (options.requests === undefined) return examination;
  const more = await examineProviderSide(options.requests, examination.facts.calls.recorded);
  return { ...examination, findings: [...examination.findings, ...more] };
}

const asJson = ({ findings, facts, server }: Examination) => ({
  clean: findings.every(({ violations }) => violations === 0),
  server,
  invariants: findings.map((finding) => ({
    ...finding,
    ...(finding.violations > 0 && ADVICE[finding.id]),
  })),
  facts,
});

function tell({ findings, facts, server }: Examination, { terminal }: Context): void {
  const broken = findings.filter(({ violations }) => violations > 0).length;
  terminal.print(`${terminal.paint.bold("Doctor")}  ${server}`);
  terminal.print();
  for (const line of findings.flatMap((finding) => findingLines(finding, terminal))) terminal.print(line);
  terminal.print();
  for (const line of factLines(facts, terminal)) terminal.print(clip(line, terminal.width()));
  terminal.print();
  const asked = findings.some(({ id }) => id === "I10");
  if (!asked)
    terminal.print(terminal.paint.dim("  I10 was not asked for: it needs the providers' log (--requests)."));
  terminal.print(
    broken === 0
      ? "  All of it holds."
      : terminal.paint.red(`  ${broken} of ${findings.length} do not hold.`),
  );
}
