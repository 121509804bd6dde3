import { expect, test } from "vitest";
import { errorId } from "../src/pipeline/error-id.ts";

const thrown = (message: string, at: string): Error => {
  const error = new TypeError(message);
  error.stack = `TypeError: ${message}\n    at Array.map (<anonymous>)\n    at inner (file:///app/node_modules/.pnpm/pg@8/node_modules/pg/lib/apps/x.ts:1:2)\n${at}`;
  return error;
};

test("an error of ours is identified by the id in its message", () => {
  expect(errorId(new Error("worker-e7: no lead 12"))).toBe("worker-e7");
  expect(errorId(new Error("failure-table/no-row: openai.x is not in the failure table."))).toBe(
    "failure-table/no-row",
  );
});

test("other errors are identified by what does not differ between leads: name, code, step and our first file in the stack", () => {
  const at = (line: number) =>
    `    at async writeText (file:///app/apps/worker/src/pipeline/write.ts:${line}:9)`;
  const id = "TypeError at WRITE in apps/worker/src/pipeline/write.ts writeText";
  expect(errorId(thrown("no title: Ada Byron", at(12)), "WRITE")).toBe(id);
  expect(errorId(thrown("no title: Grace Hopper", at(48)), "WRITE")).toBe(id);
  expect(errorId(thrown("no title", at(12)), "VERIFY")).not.toBe(id);
  const nameless = thrown("x", "    at file:///srv/packages/db/src/tx.ts:4:1");
  expect(errorId(Object.assign(nameless, { code: "23505" }), "VERIFY")).toBe(
    "TypeError 23505 at VERIFY in packages/db/src/tx.ts",
  );
});

test("a thrown value that is no error, has no frame of ours or has data as its code still gets an id without data", () => {
  expect(errorId("secret", "VERIFY")).toBe("string at VERIFY");
  expect(errorId(Object.assign(thrown("x", ""), { code: "ada@byron.example" }))).toBe("TypeError at END");
});
