import { expect, test } from "vitest";
import { renewed } from "../src/smoke/account.ts";

const DAY = 86_400_000;

test.for([
  { isNew: true, opened: 2, whose: "its own, whose session would expire" },
  { isNew: false, opened: 1, whose: "a given token's, which it could not replace" },
])("--watch for weeks opens an account $opened times if it is $whose", async ({ isNew, opened }) => {
  let now = 0;
  let times = 0;
  const account = renewed(
    async () => ({ token: `t${++times}`, organizationId: "o", isNew }),
    () => now,
  );
  for (now = 0; now <= 7 * DAY; now += DAY) await account();
  expect(times).toBe(opened);
});
