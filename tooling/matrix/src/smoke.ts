import { execFile } from "node:child_process";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { checkInvariants, startCampaign } from "@leadgen/core/outreach";
import { createPool, endPool } from "@leadgen/db";
import { system } from "@leadgen/testkit";
import { makeCampaign, makeOrganization } from "@leadgen/testkit/make";
import { COMPILE_CACHE, startWorkerProcess } from "@leadgen/testkit/process";
import type { Place } from "./place.ts";

const ROOT = path.join(import.meta.dirname, "../../..");
const DATABASE = path.join(ROOT, "packages/db/scripts/database.ts");
const CLI = path.join(ROOT, "apps/cli/src/main.ts");

/** Longest time of a campaign with a few leads on a busy machine, in milliseconds. */
const PATIENCE = 120_000;

/** Migrates twice, signs a person up, runs a campaign with a worker process and runs the doctor. @returns what was wrong; empty if nothing was. */
export async function smoke(place: Place): Promise<string[]> {
  const env = { DATABASE_URL: place.url };
  const wrong: string[] = [];
  const expectTold = async (told: RegExp, args: readonly string[]) => {
    const { code, output } = await command(args, env);
    if (code !== 0 || !told.test(output)) wrong.push(`${args.at(-1)} (exit ${code}): ${output.trim()}`);
  };
  await expectTold(/Applied 0001_init/, [DATABASE, "migrate"]);
  await expectTold(/up to date/, [DATABASE, "migrate"]);
  await expectTold(/up to date/, [DATABASE, "status"]);
  if (wrong.length > 0) return wrong;
  wrong.push(...(await campaign(place.url)));
  await expectTold(/./, [CLI, "doctor"]);
  return wrong;
}

/** Checks that the product refuses the database. @returns what was wrong. */
export async function expectRefused(place: Place, told: RegExp): Promise<string[]> {
  const { code, output } = await command([DATABASE, "migrate"], { DATABASE_URL: place.url });
  return code === 1 && told.test(output) ? [] : [`migrate (exit ${code}): ${output}`];
}

async function campaign(url: string): Promise<string[]> {
  const open = async () => {
    const pool = createPool(url, { max: 2 });
    return { url, pool, [Symbol.asyncDispose]: () => endPool(pool) };
  };
  await using running = await system({ database: open, simulator: { seed: "matrix" }, api: {} });
  const signup = await running.api.fetch(
    new Request("http://localhost/api/v1/auth/signup", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name: "İpek", email: "Ipek@example.com", password: "correct horse battery" }),
    }),
  );
  await makeOrganization(running.db);
  await running.tx(async (tx) => {
    const criteria = { titles: ["head of operations"], locations: ["denmark"] };
    const { id } = await makeCampaign(tx, { status: "CREATED", name: "İstanbul", leadLimit: 10, criteria });
    await startCampaign(tx, id);
  });
  await using worker = await startWorkerProcess(running.env);
  const deadline = performance.now() + PATIENCE;
  const rows = () => running.rows<{ status: string }>("SELECT status FROM campaign");
  while ((await rows())[0]?.status === "RUNNING" && performance.now() < deadline) await pause(100);
  const [found] = await rows();
  const broken = (await checkInvariants(running.db)).filter(({ violations }) => violations > 0);
  return [
    ...(signup.status === 201 ? [] : [`signing up was answered ${signup.status}: ${await signup.text()}`]),
    ...(found?.status === "COMPLETED"
      ? []
      : [`the campaign is ${found?.status}: ${worker.tail().join("\n")}`]),
    ...(broken.length === 0 ? [] : [`invariants are broken: ${JSON.stringify(broken)}`]),
  ];
}

function command(
  args: readonly string[],
  env: Record<string, string>,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...args],
      { env: { NODE_COMPILE_CACHE: COMPILE_CACHE, ...env } },
      (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr }),
    );
  });
}
