import { createApi, createApiPools, type Installation } from "@leadgen/api";
import { apiDeps, memberOf } from "@leadgen/testkit";
import type { Lab } from "@leadgen/testkit/lab";
import { makeManyLeads } from "@leadgen/testkit/make";
import { type Figure, quantile, timed } from "./figures.ts";
import { listQuestions } from "./lists/questions.ts";

const INSTALLATION: Installation = { kind: "installation", name: "bench" };

/** Lists and counts over a million leads and their jobs, by the API's own procedures: for a member and for the whole installation. */
export async function benchLists(
  lab: Lab,
  { listed, asked }: { readonly listed: number; readonly asked: number },
): Promise<Figure[]> {
  await using database = await lab.database("bench_lists");
  const pool = database.pool(2);
  const filled = await makeManyLeads(pool, listed);
  const pools = createApiPools(database.url, { applicationName: "leadgen-api", size: 10 });
  const api = createApi(apiDeps(pools.pool, { reserve: pools.reserve }));
  const [largest] = filled.organizations;
  const who = { "a member": memberOf(largest ?? ""), "the installation": INSTALLATION };
  const figures: Figure[] = [];
  try {
    const questions = await listQuestions(pool, filled, listed);
    for (const [name, actor] of Object.entries(who)) {
      const caller = api.caller(actor);
      const benchmark = `lists for ${name}, ${listed.toLocaleString("en-GB")} leads and their jobs, ${asked} times`;
      for (const { what, limit, ask } of questions) {
        // The first answer warms the caches.
        await ask(caller, asked);
        const times: number[] = [];
        for (let round = 0; round < asked; round++) times.push(await timed(() => ask(caller, round)));
        const p50 = quantile(times, 0.5);
        figures.push(
          { benchmark, what, value: p50, unit: "ms", target: { is: "at most", limit } },
          { benchmark, what: `${what}, p95`, value: quantile(times, 0.95), unit: "ms" },
        );
      }
    }
  } finally {
    await api.close();
    await pools.end();
  }
  return figures;
}
