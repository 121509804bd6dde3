import { type ApiSystem, apiDeps, system } from "@leadgen/testkit";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createCaller } from "../src/app/router.ts";
import { contextAs } from "../src/procedure/context.ts";
import { personOf, type Somebody, somebody } from "./people.ts";
import { scene } from "./scene.ts";

const NOBODY = { actor: null, forgeable: false };
const HOUR = 3_600_000;
const ADA = { name: "Ada Berg", email: "ada@example.com", password: "correct horse battery" };

afterEach(() => void vi.useRealTimers());

/** Sets this process's wall clock; the database keeps its own. */
const turnClock = (by: number) => vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + by });

const as = async (w: ApiSystem, who: Somebody) => w.api.caller(await personOf(w, who));

/** Seconds until such rows expire, by the database's clock. */
const left = async (w: ApiSystem, table: "session" | "invitation", id: string) => {
  const [row] = await w.rows<{ seconds: number }>(
    `SELECT extract(epoch FROM expires_at - now())::float8 AS seconds FROM ${table} WHERE id = $1`,
    [id],
  );
  return row?.seconds;
};

const WEEK = 7 * 24 * 3_600;

describe.each([
  ["an hour ahead", HOUR],
  ["an hour behind", -HOUR],
  ["a year ahead", 365 * 24 * HOUR],
  ["a year behind", -365 * 24 * HOUR],
])("an API whose clock is %s", (_, by) => {
  test("begins sessions that last a week by the database's clock", async () => {
    await using w = await system({ api: {} });
    turnClock(by);
    const anybody = createCaller(contextAs(apiDeps(w.pool), NOBODY)).auth;
    await anybody.signup(ADA);
    const { token, user } = await anybody.login({ email: ADA.email, password: ADA.password });
    const { items } = await (await as(w, { ...ADA, userId: user.id, token, sessionId: "" })).auth.sessions();
    expect(items).toHaveLength(2);
    const seconds = await left(w, "session", items[0]?.id ?? "");
    expect(seconds).toBeGreaterThan(WEEK - 60);
    expect(seconds).toBeLessThanOrEqual(WEEK);
  });

  test("lets people create organizations and invite, for a week by the database's clock", async () => {
    await using w = await system({ api: {} });
    const at = await scene(w);
    const bo = await somebody(w);
    turnClock(by);
    await (await as(w, bo)).organization.create({ name: "Nordkyst" });
    const input = { organizationId: at.ids.organization, email: "cy@example.com", role: "member" as const };
    const { id } = await (await as(w, at.owner)).invitation.create(input);
    const seconds = await left(w, "invitation", id);
    expect(seconds).toBeGreaterThan(WEEK - 60);
    expect(seconds).toBeLessThanOrEqual(WEEK);
  });
});
