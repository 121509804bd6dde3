import { createHmac } from "node:crypto";
import { AUTH_SECRET, OPERATOR_TOKEN, type System, system, type WebPart } from "@leadgen/testkit";
import { startWeb } from "@leadgen/testkit/web";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, it } from "vitest";
import { sharedBrowser } from "./support/browser.ts";
import { type Operator, signIn, watch } from "./support/operator.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await sharedBrowser();
});

/** Nothing listens there. */
const NO_DATABASE = "postgres://nobody:secret@127.0.0.1:9/nothing";

it("shows an alert that the state is unknown on a page that is opened while the database is away", async () => {
  await using web = await startWeb({ AUTH_SECRET, OPERATOR_TOKEN, DATABASE_URL: NO_DATABASE });
  const token = "a".repeat(32);
  const signature = createHmac("sha256", AUTH_SECRET).update(token).digest("base64url");
  const context = await browser.newContext();
  const value = `${token}.${signature}`;
  await context.addCookies([{ name: "leadgen_session", value, url: web.origin }]);
  const { page } = watch(await context.newPage());
  await page.goto(`${web.origin}/campaigns`);
  await page.getByRole("alert").getByText("State unknown").waitFor();
  await context.close();
});

describe("on a page that does not exist", () => {
  let app: System & WebPart;
  let operator: Operator;
  beforeAll(async () => {
    app = await system({ web: {} });
    const context = await browser.newContext();
    operator = watch(await context.newPage());
    await signIn(operator, { origin: app.web.origin, token: OPERATOR_TOKEN });
  });
  afterAll(async () => {
    await operator?.page.context().close();
    await app?.[Symbol.asyncDispose]();
  });

  it.each([
    ["/nowhere", "No such page"],
    ["/campaigns/0198c0de-0000-7000-8000-00000000ffff", "No such campaign"],
    ["/organizations/0198c0de-0000-7000-8000-00000000ffff", "No such organization"],
  ])("keeps the frame: %s", async (path, heading) => {
    const { page } = operator;
    await page.goto(app.web.origin + path);
    await page.getByRole("heading", { name: heading }).waitFor();
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Queue" }).waitFor();
  });
});
