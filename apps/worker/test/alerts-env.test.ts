import { describe, expect, it } from "vitest";
import { BadEnvError, readEnv } from "../src/index.ts";
import { GOOD_ENV } from "./support/good-env.ts";

const SECRET = `whsec_${Buffer.alloc(32, "canary").toString("base64")}`;

describe("the environment of a process that sends alerts", () => {
  const read = (more: Record<string, string>) => readEnv({ ...GOOD_ENV, ...more });

  it.each(["ALERT_WEBHOOK_URL", "ALERT_SLACK_URL"])(
    "refuses an internal %s at start, and shows nothing of it",
    (name) => {
      const start = () => read({ [name]: "http://169.254.169.254/canary?token=canary" });
      expect(start).toThrow(BadEnvError);
      expect(start).toThrow(
        new RegExp(`^${name} names an internal address\\. .*ALERT_WEBHOOK_ALLOW_INTERNAL=true`),
      );
      expect(start).not.toThrow(/canary/);
    },
  );

  it("accepts an internal address if that is allowed explicitly, and only with the value true", () => {
    const url = "http://10.0.0.7:9000/hook";
    const allowed = read({
      ALERT_WEBHOOK_URL: url,
      ALERT_WEBHOOK_ALLOW_INTERNAL: "true",
      ALERT_WEBHOOK_SECRET: SECRET,
    });
    expect(allowed.alerts.webhook).toEqual({
      variable: "ALERT_WEBHOOK_URL",
      url,
      allowInternal: true,
      secret: SECRET,
    });
    for (const word of ["false", ""])
      expect(() => read({ ALERT_WEBHOOK_URL: url, ALERT_WEBHOOK_ALLOW_INTERNAL: word })).toThrow(
        /internal address/,
      );
    expect(() => read({ ALERT_WEBHOOK_ALLOW_INTERNAL: "perhaps" })).toThrow(/must be true or false/);
  });

  it("requires a mail server and a sender address if alerts go by mail", () => {
    const mail = { ALERT_EMAIL_TO: "ada@example.com, bob@example.com" };
    expect(() => read(mail)).toThrow(/^ALERT_EMAIL_TO needs SMTP_URL and MAIL_FROM/);
    const server = { SMTP_URL: "smtp://u:p@mail.example.com", MAIL_FROM: "leadgen <ops@example.com>" };
    expect(read({ ...mail, ...server }).alerts.email?.to).toEqual(["ada@example.com", "bob@example.com"]);
    expect(read(server).alerts.email).toBeUndefined();
  });
});
