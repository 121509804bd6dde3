import { type ApiSystem, apiDeps, system } from "@leadgen/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PROCEDURES } from "../src/app/procedures.ts";
import { createCaller } from "../src/app/router.ts";
import { appRouter, type Caller } from "../src/index.ts";
import { contextAs } from "../src/procedure/context.ts";
import { procedure, stream } from "../src/procedure/procedure.ts";
import { byId } from "../src/schema/input.ts";
import { ACTIONS, ID_FIELDS, INPUTS, invoke, procedureOf, ruleOf, TEXT_FIELDS } from "./actions.ts";
import { personOf } from "./people.ts";
import { NO_ID } from "./pipeline.ts";
import { expectRefused } from "./refused.ts";
import { inputIn, type Scene, scene } from "./scene.ts";

// One system for all: each call is refused, and changes nothing. A refusal by a limit of calls would hide the others.
let w: ApiSystem;
/** A person who may do everything, with an organization of their own. */
let caller: Caller;
let at: Scene;

beforeAll(async () => {
  const limits = { calls: { attempts: 1_000_000, seconds: 60 } };
  w = await system({ api: { probe: async () => ({ meta: {}, summary: "fine" }), limits } });
  at = await scene(w);
  await w.rows(`UPDATE "user" SET operator = true WHERE id = $1`, [at.owner.userId]);
  caller = w.api.caller(await personOf(w, at.owner));
});
afterAll(() => w?.[Symbol.asyncDispose]());

/** Row counts of tables that a refused call must not have changed. */
const contents = () =>
  w.rows(`SELECT (SELECT count(*) FROM organization) AS o, (SELECT count(*) FROM campaign) AS c, (SELECT count(*) FROM job) AS j,
                 (SELECT count(*) FROM provider_call) AS p, (SELECT count(*) FROM breaker_event) AS e, (SELECT state FROM breaker) AS b`);

describe("the policy", () => {
  test("names exactly the procedures of the router", () => {
    expect(Object.keys(appRouter._def.procedures).sort()).toEqual(ACTIONS.toSorted());
    expect(PROCEDURES.map((each) => each.action).sort()).toEqual(ACTIONS.toSorted());
  });

  test.each(ACTIONS)("is applied under its own name by %s", (action) => {
    const { meta } = Reflect.get(appRouter._def.procedures, action);
    expect(meta).toBe(procedureOf(action).meta);
  });

  test("lets no procedure compile without a rule", () => {
    const call = { rest: "GET /explosions", area: "Queue", summary: "Explode" } as const;
    // @ts-expect-error: neither role nor scope
    procedure(call);
    // @ts-expect-error: a stream without a role
    stream({ scope: "read" });
    // @ts-expect-error: a procedure open to anyone must start with openProcedure
    procedure({ role: "anyone", scope: "login", ...call });
  });

  test("names only fields that the input has", () => {
    const call = { role: "member", scope: "read", area: "Jobs", summary: "Count" } as const;
    // @ts-expect-error: the path names a field that the input does not have
    procedure({ ...call, rest: "GET /campaigns/{campaignId}" }).input(byId);
    // @ts-expect-error: the rule does
    procedure({ ...call, rest: "GET /campaigns", of: { campaignId: "campaign" } }).input(byId);
    procedure({ ...call, rest: "GET /campaigns/{id}", of: { id: "campaign" } }).input(byId);
  });

  test("keeps the queue to operators, except its state, its waits and the providers' set-up", () => {
    const forAll = ["queue.status", "queue.live", "queue.providers", "queue.waits"];
    for (const action of ACTIONS.filter((each) => each.startsWith("queue.") && !forAll.includes(each))) {
      expect(ruleOf(action).role).toBe("operator");
    }
  });
});

const CLOSED = ACTIONS.filter((action) => ruleOf(action).role !== "anyone");

test.each(CLOSED)("%s refuses a caller without credentials, and changes nothing", async (action) => {
  const before = await contents();
  const anonymous = { actor: null, forgeable: false };
  const direct = createCaller(contextAs(apiDeps(w.pool), anonymous));
  await expectRefused(invoke(direct, action, INPUTS[action]), "UNAUTHENTICATED", /Bearer/);
  await expectRefused(invoke(direct, action, { nonsense: true }), "UNAUTHENTICATED");
  expect(await contents()).toEqual(before);
});

describe("ids", () => {
  const MALFORMED = ["", "1", "not-a-uuid", `${NO_ID}0`, `${NO_ID}'; DROP TABLE job; --`, 7, null, [], {}];

  test.each(ID_FIELDS)("$action says that a malformed $field must be a UUID", async ({ action, field }) => {
    for (const id of MALFORMED) {
      const answer = invoke(caller, action, { ...inputIn(action, at), [field]: id });
      await expectRefused(answer, "INVALID_INPUT", new RegExp(`^${field}: must be a UUID`));
    }
  });

  test.each(ID_FIELDS)("$action answers NOT_FOUND for an unknown $field", async ({ action }) => {
    await expectRefused(invoke(caller, action, INPUTS[action]), "NOT_FOUND", new RegExp(NO_ID));
  });
});

test.each(ACTIONS)("%s refuses keys that it does not know", async (action) => {
  const answer = invoke(caller, action, { ...inputIn(action, at), colour: "red" });
  await expectRefused(answer, "INVALID_INPUT", /Unrecognized key: "colour"/);
});

describe("text", () => {
  test.each(TEXT_FIELDS)("$action refuses a $field that is empty or endless", async ({ action, field }) => {
    for (const value of ["", "   ", "x".repeat(1001)]) {
      const answer = invoke(caller, action, { ...inputIn(action, at), [field]: value });
      await expectRefused(answer, "INVALID_INPUT", new RegExp(`^${field}: must`));
    }
  });

  test.each(TEXT_FIELDS)(
    "$action refuses a $field that PostgreSQL can't store",
    async ({ action, field }) => {
      for (const value of ["a\0b", "a\ud800b"]) {
        const answer = invoke(caller, action, { ...inputIn(action, at), [field]: value });
        await expectRefused(answer, "INVALID_INPUT", /cannot be stored/);
      }
    },
  );

  test("that cannot be stored is found at any depth, and in keys", async () => {
    const deep = { ...INPUTS["campaign.create"], offer: { product: { "x\0": 1 } } };
    await expectRefused(invoke(w.call, "campaign.create", deep), "INVALID_INPUT", /cannot be stored/);
  });
});
