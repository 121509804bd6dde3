import type { Tx } from "@leadgen/db";
import { type Visible, whereVisible } from "../access/in-organization.ts";
import { snapshot } from "../db/snapshot.ts";
import { Where } from "../db/where.ts";
import { procedure } from "../procedure/procedure.ts";
import { nothing } from "../schema/input.ts";
import { readCommonWaits, type Wait, waitFor, waitList } from "./read-waits.ts";

export const waits = procedure({
  role: "user",
  scope: "read",
  rest: "GET /queue-management/waits",
  area: "Queue",
  summary: "Why nothing happens: every condition that is not met",
  description: "The condition that stops work now comes first. Empty: work makes progress.",
})
  .input(nothing)
  .output(waitList)
  .query(({ ctx: { deps, visible } }) =>
    snapshot(deps.pool, async (tx) => ({
      items: [...(await readCommonWaits(tx, deps)), ...(await nothingToDo(tx, visible))],
    })),
  );

async function nothingToDo(tx: Tx, visible: Visible): Promise<Wait[]> {
  const where = whereVisible(new Where().and("status = 'RUNNING'"), "organization_id", visible);
  const running = await tx.query(`SELECT FROM campaign ${where.sql} LIMIT 1`, where.params);
  if (running.length > 0) return [];
  return [waitFor("NOTHING_TO_DO", "No campaign of yours is running: start one.")];
}
