/** `log-in-many.ts <database> <secret> <e-mail> <count>`: as many wrong log-ins at once; prints how often each status came. */
import { createPool } from "@leadgen/db";
import { hashPassword, verifyPassword } from "better-auth/crypto";
import { createApi } from "../../src/index.ts";

const [url = "", authSecret = "", email = "", count = "0"] = process.argv.slice(2);
const pool = createPool(url);
const api = createApi({
  pool,
  operatorToken: "unused-in-this-process",
  development: false,
  authSecret,
  configuredProviders: [],
  rateLimits: {},
  log: () => {},
  // From one address each, so that the account's limit is what holds.
  limits: { loginsPerAddress: { attempts: 1_000_000, seconds: 60 } },
  passwords: {
    hash: hashPassword,
    async verify(data) {
      await pool.query("INSERT INTO password_check DEFAULT VALUES");
      return verifyPassword(data);
    },
  },
});

const statuses: Record<string, number> = {};
await Promise.all(
  Array.from({ length: Number(count) }, async (_, turn) => {
    const request = new Request("https://leadgen.example/api/trpc/auth.login", {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-for": `198.51.100.${turn % 250}` },
      body: JSON.stringify({ json: { email, password: `wrong ${turn}` } }),
    });
    const { status } = await api.fetch(request, { address: "203.0.113.7" });
    statuses[status] = (statuses[status] ?? 0) + 1;
  }),
);
process.stdout.write(JSON.stringify(statuses));
await pool.end();
