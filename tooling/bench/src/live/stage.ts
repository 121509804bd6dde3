import { type Api, createApi, createApiPools } from "@leadgen/api";
import { apiDeps } from "@leadgen/testkit";
import type { Lab, LabDatabase } from "@leadgen/testkit/lab";

const PASSWORD = "correct horse battery staple";

/** Two API servers over one database that behave like two processes. */
export interface Stage extends AsyncDisposable {
  readonly database: LabDatabase;
  readonly api: Api;
  readonly other: Api;
  /** Creates a session, always of the same person. @returns its token. */
  logIn(): Promise<string>;
  /** Ends a session through the other process. */
  logOut(token: string): Promise<void>;
}

export async function liveStage(lab: Lab): Promise<Stage> {
  await using stack = new AsyncDisposableStack();
  const database = stack.use(await lab.database("bench_live"));
  const [api, other] = [serve(stack, database), serve(stack, database)];
  const ada = { email: "ada@example.com", password: PASSWORD };
  await ask(api, "/auth/signup", { body: { ...ada, name: "Ada" } });
  const kept = stack.move();
  return {
    database,
    api,
    other,
    async logIn() {
      const { token } = await ask<{ token: string }>(api, "/auth/login", { body: ada });
      return token;
    },
    async logOut(token) {
      await ask(other, "/auth/logout", { token });
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

function serve(stack: AsyncDisposableStack, database: LabDatabase): Api {
  const pools = createApiPools(database.url, { applicationName: "leadgen-api", size: 10 });
  stack.defer(() => pools.end());
  const api = createApi(apiDeps(pools.pool, { reserve: pools.reserve }));
  stack.defer(() => api.close());
  return api;
}

async function ask<T>(api: Api, path: string, asked: { body?: object; token?: string }): Promise<T> {
  const { body = {}, token } = asked;
  const headers = {
    "content-type": "application/json",
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  const url = `http://api.example/api/v1${path}`;
  const response = await api.fetch(new Request(url, { method: "POST", headers, body: JSON.stringify(body) }));
  const answer = (await response.json()) as { data: T };
  if (!response.ok) throw new Error(`bench-l3: ${path} answered ${response.status}`);
  return answer.data;
}
