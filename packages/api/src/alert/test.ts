import { actorName } from "../access/actor.ts";
import { procedure } from "../procedure/procedure.ts";
import { nothing } from "../schema/input.ts";
import { alertAsked } from "./schema.ts";

export const test = procedure({
  role: "operator",
  scope: "operate",
  target: "alert",
  rest: "POST /alerts/test",
  area: "Queue",
  summary: "Send a test alert on every configured channel",
  description: "A worker sends it, like every alert; the delivery log shows the result.",
})
  .input(nothing)
  .output(alertAsked)
  .mutation(({ ctx }) =>
    ctx.write(async (tx, note) => {
      const [asked] = await tx.query<{ id: string; kind: string }>(
        `INSERT INTO alert (kind, occasion, asked_by) VALUES ('TEST', 'TEST:' || uuidv7(), $1) RETURNING id, kind`,
        [actorName(ctx.actor)],
      );
      if (asked === undefined) throw new Error("api-e0: an INSERT gave no row");
      note.targetId = asked.id;
      return asked;
    }),
  );
