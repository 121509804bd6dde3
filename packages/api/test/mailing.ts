import { type ApiSystem, system } from "@leadgen/testkit";
import type { ApiDeps, OutgoingMail } from "../src/deps/api-deps.ts";
import { post } from "./http.ts";

export const PASSWORD = "correct horse battery";
export const ADA = { name: "Ada Berg", email: "ada@example.com", password: PASSWORD };
const PUBLIC_URL = "https://leads.example.com";

/** An API that sends mail, called over REST. */
export interface Mailing extends AsyncDisposable {
  readonly w: ApiSystem;
  readonly mails: OutgoingMail[];
  call(path: string, body: object, token?: string | null): Promise<{ status: number; text: string }>;
  /** Ada's account, made by signing up, and her session. Its mail has been read. */
  ada(): Promise<{ token: string; user: { id: string } }>;
}

export async function mailing(changed: Partial<ApiDeps> = {}): Promise<Mailing> {
  const mails: OutgoingMail[] = [];
  const mail: ApiDeps["mail"] = async (_, each) => void (each && mails.push(each));
  const w = await system({ api: { mail, publicUrl: PUBLIC_URL, ...changed } });
  const call: Mailing["call"] = async (path, body, token = null) => {
    const response = await post(w, `/api/v1${path}`, { body, token });
    return { status: response.status, text: await response.text() };
  };
  return {
    w,
    mails,
    call,
    async ada() {
      await call("/auth/signup", ADA);
      const [link] = mails.splice(0);
      if (link) await call("/auth/password/reset", { secret: secretIn(link), newPassword: PASSWORD });
      const { text } = await call("/auth/login", { email: ADA.email, password: PASSWORD });
      return (JSON.parse(text) as { data: { token: string; user: { id: string } } }).data;
    },
    [Symbol.asyncDispose]: () => w[Symbol.asyncDispose](),
  };
}

/** The secret in a mail's password link; empty: it has none. */
export const secretIn = (mail: OutgoingMail | undefined): string =>
  /^https:\/\/leads\.example\.com\/reset-password#(\S+)$/m.exec(mail?.text ?? "")?.[1] ?? "";
