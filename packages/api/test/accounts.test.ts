import { describe, expect, test } from "vitest";
import { get, post } from "./http.ts";
import { world } from "./world.ts";

describe("probe", () => {
  test("signs up, logs in", async () => {
    await using w = await world();
    const body = { json: { name: "Ada", email: "Ada@Example.com", password: "correct horse battery" } };
    const t0 = performance.now();
    const a = await post(w, "/api/trpc/auth.signup", { body, token: null });
    console.log(a.status, await a.text(), [...a.headers], performance.now() - t0, w.logged);
    const t1 = performance.now();
    const b = await post(w, "/api/trpc/auth.login", {
      body: { json: { email: "ada@example.com", password: "correct horse battery" } },
      token: null,
    });
    const text = await b.text();
    console.log(b.status, text, performance.now() - t1, w.logged);
    const token = JSON.parse(text).result.data.json.token;
    const me = await get(w, "/api/trpc/auth.me", { token });
    console.log(me.status, await me.text());
    const org = await post(w, "/api/trpc/organization.create", {
      body: { json: { name: "Nordkyst" } },
      token,
    });
    console.log(org.status, await org.text(), w.logged);
    const pw = await post(w, "/api/trpc/auth.changePassword", {
      body: { json: { currentPassword: "correct horse battery", newPassword: "another horse battery" } },
      token,
    });
    console.log(pw.status, await pw.text(), w.logged);
    console.log(await w.rows("SELECT * FROM audit_event"));
    console.log(await w.rows("SELECT * FROM session"));
  });
});
