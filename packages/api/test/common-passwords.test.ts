import { QUICK_PASSWORDS, system } from "@leadgen/testkit";
import { expect, test } from "vitest";
import { isCommon } from "../src/accounts/common-password.ts";
import { post } from "./http.ts";

const COMMON = "Password1234";
const ADA = { name: "Ada Berg", email: "ada@example.com", password: "correct horse battery" };

test.each([
  "qwerty123456",
  "QWERTY123456",
  "letmeinletmein",
  "aaaaaaaaaaaa",
  "Welcome2026!!",
  "2026-dragon-2026",
  "123456789012",
])("%s is a common password", async (password) => expect(await isCommon(password)).toBe(true));

test.each([
  "correct horse battery",
  "leadgen development",
  "dragon eats welcome",
  "829104728361",
  "8f-29-ab-31-7c",
  "пароль от почты",
])("%s is not", async (password) => expect(await isCommon(password)).toBe(false));

test("a common new password is refused at its field, and an existing one still works", async () => {
  await using w = await system({ api: {} });
  const call = async (path: string, body: object, token: string | null = null) => {
    const response = await post(w, `/api/v1/auth${path}`, { body, token });
    return { ...((await response.json()) as Answer), status: response.status };
  };
  const refused = (field: string) => ({
    status: 400,
    error: { code: "INVALID_INPUT", details: { issues: [{ field, message: TOLD }] } },
  });
  expect(await call("/signup", { ...ADA, password: COMMON })).toMatchObject(refused("password"));
  expect(await w.rows('SELECT id FROM "user"')).toEqual([]);

  const { data } = await call("/signup", ADA);
  const change = { currentPassword: ADA.password, newPassword: COMMON };
  expect(await call("/password", change, data?.token)).toMatchObject(refused("newPassword"));
  const secret = `0198c0de-0000-7000-8000-000000000006.${"A".repeat(43)}`;
  expect(await call("/password/reset", { secret, newPassword: COMMON })).toMatchObject(
    refused("newPassword"),
  );
  await w.rows("UPDATE account SET password = $1", [await QUICK_PASSWORDS.hash(COMMON)]);
  expect((await call("/login", { email: ADA.email, password: COMMON })).status).toBe(200);
});

interface Answer {
  readonly data?: { readonly token: string };
}

const TOLD = "is too common; choose another";
