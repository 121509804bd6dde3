import { MAX_LEADS } from "@leadgen/core";
import { z } from "zod";
import { mustExist } from "../db/must-exist.ts";
import { snapshot } from "../db/snapshot.ts";
import { procedure } from "../procedure/procedure.ts";
import { idSchema } from "../schema/input.ts";
import { readEstimate } from "./read-start-estimate.ts";
import { startEstimate } from "./schema.ts";

export const estimate = procedure({
  role: "member",
  scope: "read",
  of: { organizationId: "organization" },
  rest: "GET /organizations/{organizationId}/estimate",
  area: "Campaigns",
  summary: "The calls and the cost of a campaign with so many leads, before it is created",
  example: { leadLimit: 50 },
})
  .input(z.strictObject({ organizationId: idSchema, leadLimit: z.number().int().min(1).max(MAX_LEADS) }))
  .output(startEstimate)
  .query(({ ctx, input: { organizationId, leadLimit } }) => {
    const { pool, assumedCosts = {} } = ctx.deps;
    return snapshot(pool, async (tx) => {
      await mustExist(tx, "organization", organizationId);
      return readEstimate(tx, { organizationId, leads: leadLimit, campaignId: null, assumedCosts });
    });
  });
