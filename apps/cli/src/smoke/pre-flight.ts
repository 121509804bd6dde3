import { CREDIT_PROVIDERS, PROVIDER_NAMES, PROVIDERS, type Provider } from "@leadgen/core";
import { BRIEFS } from "../campaign-briefs.ts";
import { CliError } from "../cli-error.ts";
import { EXIT } from "../exit-codes.ts";
import { credits, health, made, providers, queue, validation } from "./answers.ts";
import { addEstimates, creditsNeeded, estimateText } from "./estimate.ts";
import { lookAtCampaigns } from "./look.ts";
import { outageOf } from "./outage.ts";
import { peopleToFind } from "./people-to-find.ts";
import { createRest } from "./rest.ts";
import type { Run } from "./run.ts";

/** Checks that the system accepts work, before an account is created. @throws CliError */
export async function requireReady(url: string, signal: AbortSignal): Promise<void> {
  await createRest({ url, signal }).get("/health/ready", health);
}

/**
 * Checks everything that can be checked before work starts, and creates the campaigns without starting them. Campaigns that never
 * start are deleted at the end of the run.
 * @throws CliError SERVICE_FAILED, MISBEHAVED, or USAGE if it would cost money and `--spend` is not given.
 */
export async function prepare(run: Run): Promise<void> {
  const { rest, terminal } = run;
  const status = await rest.get("/queue-management/status", queue);
  const { state, epoch } = status.circuitBreaker;
  terminal.print(`system      ${rest.url}, ${status.workersAlive} workers alive`);
  terminal.print(`breaker     ${state}, epoch ${epoch}`);
  if (state === "OPEN") {
    run.outages.push(await outageOf(run, status));
    throw new CliError(EXIT.SERVICE_FAILED, "The breaker was OPEN before. Nothing was started.");
  }
  run.providers = (await rest.get("/queue-management/providers", providers)).items;
  terminal.print(`providers   ${providersLine(run)}`);
  await makeCampaigns(run);
  await validate(run);
  requireConsent(run);
  await requireCredits(run);
}

const simulated = ({ providers }: Run): Provider[] =>
  providers.filter((each) => each.simulated).map(({ provider }) => provider);

const real = ({ providers }: Run): Provider[] =>
  providers.filter((each) => !each.simulated).map(({ provider }) => provider);

function providersLine(run: Run): string {
  const names = (some: readonly Provider[]) => some.map((provider) => PROVIDER_NAMES[provider]).join(", ");
  if (real(run).length === 0) return "the simulator stands in for all: nothing costs anything";
  if (simulated(run).length === 0) return "real";
  return `real: ${names(real(run))}; simulated: ${names(simulated(run))}`;
}

async function makeCampaigns(run: Run): Promise<void> {
  const { rest, settings, organizationId, tag } = run;
  const searches = peopleToFind(settings.campaigns, Math.random);
  for (const [at, criteria] of searches.entries()) {
    const offer = BRIEFS[at % BRIEFS.length]?.offer;
    const name = `Smoke ${tag} ${String(at + 1).padStart(2, "0")}`;
    const campaign = { organizationId, name, leadLimit: settings.leads, criteria, offer };
    await rest.post("/campaigns", campaign, made);
  }
  run.campaigns = await lookAtCampaigns(run);
}

/** Collects the estimates of all campaigns, and refuses if any condition keeps them from starting. */
async function validate(run: Run): Promise<void> {
  const answers = await Promise.all(
    run.campaigns.map(({ id }) => run.rest.get(`/campaigns/${id}/start/validate`, validation)),
  );
  run.estimate = PROVIDERS.flatMap((provider) => {
    const lines = answers.flatMap(({ estimate }) =>
      estimate.lines.filter((line) => line.provider === provider),
    );
    return lines.length === 0 ? [] : [lines.reduce(addEstimates)];
  });
  run.terminal.print(`estimate    at most ${run.estimate.map(estimateText).join(", ")}`);
  const unmet = answers.flatMap((answer) => answer.unmet);
  if (unmet.some(({ code }) => code === "BREAKER_OPEN")) {
    run.outages.push(await outageOf(run, await run.rest.get("/queue-management/status", queue)));
    throw new CliError(EXIT.SERVICE_FAILED, "The breaker opened before anything was started.");
  }
  if (unmet.length > 0) {
    throw new CliError(EXIT.MISBEHAVED, [...new Set(unmet.map(({ message }) => message))].join("\n"));
  }
}

function requireConsent(run: Run): void {
  const names = real(run).map((provider) => PROVIDER_NAMES[provider]);
  if (names.length === 0 || run.settings.spend) return;
  throw new CliError(
    EXIT.USAGE,
    `${names.join(", ")} ${names.length === 1 ? "is" : "are"} real and would be paid: ${run.estimate
      .filter(({ provider }) => real(run).includes(provider))
      .map(estimateText)
      .join(", ")}. Nothing was started. Give --spend if that is wanted.`,
  );
}

/** Only operators may read the remaining credits. */
async function requireCredits({ operator, estimate, terminal }: Run): Promise<void> {
  if (operator === undefined) return;
  for (const provider of CREDIT_PROVIDERS) {
    const line = estimate.find((each) => each.provider === provider);
    const needed = line?.credits ?? 0;
    const { remaining } = await operator.get(`/queue-management/credits?provider=${provider}`, credits);
    terminal.print(`credits     ${PROVIDER_NAMES[provider]}: ${remaining} left, ${creditsNeeded(line)}`);
    if (remaining >= needed) continue;
    throw new CliError(
      EXIT.SERVICE_FAILED,
      `${PROVIDER_NAMES[provider]} has ${remaining} credits left and the run may need ${needed}. Nothing was started: top it up, or ask for fewer leads.`,
    );
  }
}
