import { OPERATOR_TOKEN, system } from "@leadgen/testkit";
import { sharedBrowser } from "./browser.ts";
import { signIn, watch } from "./operator.ts";

/** The real system with the simulator as the five providers, and a signed-in operator. */
export async function wholeSystem() {
  await using stack = new AsyncDisposableStack();
  const simulator = { seed: "system", defaultLatencyMs: 40 };
  const running = stack.use(await system({ simulator, workers: 1, web: {} }));
  const browser = await sharedBrowser();
  const context = stack.adopt(await browser.newContext(), (opened) => opened.close());
  const operator = watch(await context.newPage());
  await signIn(operator, { origin: running.web.origin, token: OPERATOR_TOKEN });
  const kept = stack.move();
  return { ...running, operator, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}
