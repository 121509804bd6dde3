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
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { COUNT_SHIFTS, shifts } from "../support/shifts.ts";

export type Theme = "light" | "dark";

/** A page in one theme, with checks for faults. */
export interface Looker {
  readonly page: Page;
  readonly theme: Theme;
  /** From the next page on the session is this one; undefined: a stranger's. What the last visitor typed is gone. */
  become(cookie: string | undefined): Promise<void>;
  /** Opens an address and waits until all is loaded. */
  open(path: string): Promise<void>;
  /** Waits until all requested data is shown. */
  settle(): Promise<void>;
  /** The faults of the page at each of these widths, in words; the page keeps the last width. */
  faults(widths: readonly number[]): Promise<string[]>;
  [Symbol.asyncDispose](): Promise<void>;
}

interface Where {
  readonly origin: string;
  readonly theme: Theme;
  readonly width: number;
  /** The session; absent for a stranger. */
  readonly cookie?: string | undefined;
}

const HEIGHT = 900;

/** A browser window of its own. */
export async function looker(browser: Browser, { origin, theme, width, cookie }: Where): Promise<Looker> {
  const viewport = { width, height: HEIGHT };
  const context = await browser.newContext({
    baseURL: origin,
    colorScheme: theme,
    reducedMotion: "reduce",
    viewport,
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
  return {
    page,
    theme,
    settle,
    async become(session) {
      if (page.url().startsWith(origin)) await page.evaluate("sessionStorage.clear()");
      if (session === current) return;
      await page.goto("about:blank");
      await setSession(session);
    },
    async open(path) {
      await page.setViewportSize(viewport);
      said.length = 0;
      await page.goto(path);
      await settle();
    },
    async faults(widths) {
      const found = [
        ...(await accessibility(page)),
        ...(await shifts(page)),
        ...(await codes(page)),
        ...(await loud(page)),
      ];
      for (const each of widths) {
        await page.setViewportSize({ width: each, height: HEIGHT });
        found.push(...(await sideways(page, each)));
      }
      return [...found, ...said.map((text) => `console: ${text}`)];
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

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

async function accessibility(page: Page): Promise<string[]> {
  await page.evaluate(`${axe.source}; undefined`);
  const violations = (await page.evaluate(
    `axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations)`,
  )) as Violation[];
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) =>
        `axe ${id}: ${html.slice(0, 200)} ${failureSummary.replaceAll(/\s+/g, " ")}`,
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
