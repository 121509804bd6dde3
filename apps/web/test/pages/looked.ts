import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import {
  CALL_OUTCOMES,
  CAMPAIGN_STATUSES,
  ENRICH_STEPS,
  FAILURE_KINDS,
  JOB_STATUSES,
  JOB_TYPES,
  LEAD_STATUSES,
  PROVIDERS,
} from "@leadgen/core";
import type { Result } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { COUNT_SHIFTS, forgetShifts, shifts } from "../support/shifts.ts";

/** How a page is checked: in a theme, shown at the first of the widths (pixels) and checked at all of them. */
export interface Look {
  readonly theme: "light" | "dark";
  readonly widths: readonly [number, ...number[]];
}

/** A browser window with checks for faults. */
export interface Looker {
  readonly page: Page;
  /** From the next page on the session is this one; undefined: a stranger's. What the last visitor typed is gone. */
  become(cookie: string | undefined): Promise<void>;
  /** Opens an address and waits until all is loaded; without a look, by the last one. */
  open(path: string, look?: Look): Promise<void>;
  /** Shows the open page by another look. */
  wear(look: Look): Promise<void>;
  /** Waits until all requested data is shown. */
  settle(): Promise<void>;
  /** The page's faults at each width of its look, in words; the page keeps the last width. */
  faults(): Promise<string[]>;
  [Symbol.asyncDispose](): Promise<void>;
}

interface Where {
  readonly origin: string;
  readonly look: Look;
  /** The session; absent for a stranger. */
  readonly cookie?: string | undefined;
}

const HEIGHT = 900;

/** A browser window of its own. */
export async function looker(browser: Browser, { origin, look: first, cookie }: Where): Promise<Looker> {
  const context = await browser.newContext({
    baseURL: origin,
    reducedMotion: "reduce",
    viewport: { width: first.widths[0], height: HEIGHT },
    deviceScaleFactor: 1,
  });
  let current: string | undefined;
  const setSession = async (session: string | undefined) => {
    current = session;
    await context.clearCookies();
    if (session !== undefined) {
      await context.addCookies([{ name: "leadgen_session", value: session, url: origin }]);
    }
  };
  await setSession(cookie);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.addInitScript(COUNT_SHIFTS);
  const said: string[] = [];
  page.on("console", (message) => {
    const { url } = message.location();
    // The "not found" page itself is answered with 404, and everything with 503 while the database is away.
    const isAnswer = url === page.url() || message.text().includes("status of 503");
    if (message.type() === "error" && !isAnswer) said.push(`${message.text()} (${url})`);
  });
  page.on("pageerror", (error) => said.push(String(error)));
  const settle = settling(page);
  let look = first;
  const widen = (width: number) => page.setViewportSize({ width, height: HEIGHT });
  const change = async (next: Look) => {
    look = next;
    await page.emulateMedia({ colorScheme: look.theme });
    await widen(look.widths[0]);
  };
  return {
    page,
    settle,
    async become(session) {
      if (page.url().startsWith(origin)) await page.evaluate("sessionStorage.clear()");
      if (session === current) return;
      await page.goto("about:blank");
      await setSession(session);
    },
    async open(path, by = look) {
      await change(by);
      said.length = 0;
      await page.goto(path);
      await settle();
    },
    async wear(next) {
      await change(next);
      await settle();
      await forgetShifts(page);
    },
    async faults() {
      const found = [
        ...(await accessibility(page)),
        ...(await shifts(page)),
        ...(await codes(page)),
        ...(await loud(page)),
      ];
      for (const width of look.widths) {
        await widen(width);
        found.push(...(await sideways(page, width)));
      }
      return [...found, ...said.splice(0).map((text) => `console: ${text}`)];
    },
    [Symbol.asyncDispose]: () => context.close(),
  };
}

/** Streams never end, so it waits for the queries and for the skeletons in place of their answers. */
function settling(page: Page): () => Promise<void> {
  let asked = 0;
  const isQuestion = (url: string) => /\/api\/trpc\/(?![^?]*\blive\b)/.test(url) || url.includes("_next");
  page.on("request", (request) => {
    if (isQuestion(request.url())) asked++;
  });
  const answered = (request: { url(): string }) => {
    if (isQuestion(request.url())) asked--;
  };
  page.on("requestfinished", answered);
  page.on("requestfailed", answered);
  page.on("framenavigated", () => {
    asked = 0;
  });
  const painted = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))))`;
  return async () => {
    await page.waitForLoadState("load");
    await page.locator("h1, h2").first().waitFor();
    for (let quiet = 0; quiet < 3; ) {
      await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
      await page.evaluate(painted);
      quiet = asked <= 0 ? quiet + 1 : 0;
    }
  };
}

// Less than half of what axe-core's own `source` is, which a page has to compile.
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function accessibility(page: Page): Promise<string[]> {
  await page.evaluate(`globalThis.axe || ${AXE}; undefined`);
  const violations = (await page.evaluate(
    `axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations)`,
  )) as Result[];
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) =>
        `axe ${id}: ${html.slice(0, 200)} ${failureSummary?.replaceAll(/\s+/g, " ")}`,
    ),
  );
}

const CODES = [
  ...["OPEN", "CLOSED", ...CAMPAIGN_STATUSES, ...JOB_STATUSES, ...LEAD_STATUSES],
  ...[...JOB_TYPES, ...ENRICH_STEPS, ...FAILURE_KINDS, ...CALL_OUTCOMES, ...PROVIDERS],
  ...["WEBHOOK", "SLACK", "EMAIL", "DELIVERED", "GIVEN_UP", "DROPPED"],
];

/** Finds database codes in the text: people read words. A code in a `code` element or behind details is there on purpose. */
async function codes(page: Page): Promise<string[]> {
  return (await page.evaluate(`(() => {
    const code = /\\b(${CODES.join("|")})\\b/;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      if (!text.parentElement.closest("code, details, script, style") && code.test(text.data)) found.push("a code as text: " + text.data);
    }
    return found;
  })()`)) as string[];
}

/** One filled button says what is most likely wanted next, on the page and in what is opened on it; two say nothing. */
async function loud(page: Page): Promise<string[]> {
  const filled = '.mantine-Button-root[data-variant="filled"]:visible';
  const all = await page.locator(filled).allInnerTexts();
  const opened = await page.locator(`[role=dialog] ${filled}`).count();
  return Math.max(opened, all.length - opened) > 1 ? [`more than one loud action: ${all.join(", ")}`] : [];
}

/** The elements past the window's edge, if the page or a dialog can be scrolled sideways. */
async function sideways(page: Page, width: number): Promise<string[]> {
  return (await page.evaluate(`(() => {
    const boxes = [document.documentElement, ...document.querySelectorAll("main, [role=dialog], [role=dialog] > *")];
    return boxes.filter((box) => box.scrollWidth > Math.max(box.clientWidth, 1) + 1 && getComputedStyle(box).overflowX !== "hidden").flatMap((box) => {
      const edge = box.getBoundingClientRect().left + box.clientWidth;
      const past = [...box.querySelectorAll("*")].filter((each) => each.getBoundingClientRect().right > edge + 1).slice(-3);
      return ["${width} px: " + box.nodeName + " is " + box.scrollWidth + " wide: " + past.map((each) => each.outerHTML.slice(0, 120)).join(" | ")];
    });
  })()`)) as string[];
}
