import { type TestDatabase, testDatabase } from "@leadgen/db/testing";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser } from "./support/browser.ts";
import { logIn, logOut, makeOrganization, signUp, visitor } from "./support/visitor.ts";
import { buildWeb, startWeb, type WebServer } from "./support/web-server.ts";

const TOKEN = "the-operators-token";

let browser: Browser;
let db: TestDatabase;
let web: WebServer;

beforeAll(async () => {
  await buildWeb();
  browser = await launchBrowser();
  db = await testDatabase();
  web = await startWeb({ DATABASE_URL: db.url, OPERATOR_TOKEN: TOKEN });
});

afterAll(async () => {
  await web?.[Symbol.asyncDispose]();
  await db?.[Symbol.asyncDispose]();
  await browser?.close();
});

const somebody = (name: string) => visitor(browser, { origin: web.origin, name });

it("takes a person from signing up over the first organization to logging out, and back to the page asked for", async () => {
  const ada = await somebody("Ada");
  const { page } = ada;
  await signUp(ada);
  await page.getByText("Before the first one, you need an organization.").waitFor();
  await makeOrganization(page, "Dockplan");
  await logOut(ada);

  await page.goto("/queue");
  await page.waitForURL("**/sign-in?next=%2Fqueue");
  await logIn(ada, "not the password");
  await page.getByText("The e-mail address or the password is wrong.").waitFor();
  await logIn(ada);
  await page.waitForURL("**/queue");
  await page.getByRole("heading", { name: "For operators" }).waitFor();
  expect(await page.getByRole("button", { name: /Emergency stop|Probe/ }).count()).toBe(0);
  expect(ada.consoleErrors.filter((text) => !text.includes("401"))).toEqual([]);
});
