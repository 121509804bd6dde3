import { expect, test } from "vitest";
import type { ArrivedMail, Simulator } from "../src/index.ts";
import { displayedText } from "../src/providers/instantly/displayed-text.ts";
import { call, createCampaign, start } from "./helpers.ts";

const provider = "instantly";
const MONDAY = new Date("2026-11-23T10:00:00Z");
const ADA = "ada@ourdomain.example";

/** A campaign with one lead, activated and sent. */
async function sent(simulator: Simulator, lead: object, settings: object = {}): Promise<ArrivedMail> {
  const campaign_id = await createCampaign(simulator, "Mails", { email_list: [ADA], ...settings });
  const leads = [{ email: "maren@nordkyst.example", ...lead }];
  await call(simulator, { provider, path: "/api/v2/leads/add", body: { campaign_id, leads } });
  const path = `/api/v2/campaigns/${campaign_id}/activate`;
  await call(simulator, { provider, path, method: "POST" });
  await fetch(`${simulator.url}/_control/send`, { method: "POST" });
  const reply = await fetch(`${simulator.url}/_control/mails?campaign=${campaign_id}`);
  const { mails } = (await reply.json()) as { mails: ArrivedMail[] };
  if (!mails[0]) throw new Error("Nothing was sent.");
  return mails[0];
}

const step = (subject: string, body: string) => ({
  sequences: [{ steps: [{ type: "email", delay: 0, variants: [{ subject, body }] }] }],
});

test("a mail arrives with its fields merged, its paragraphs apart and its entities decoded", async () => {
  await using simulator = await start({ clock: () => MONDAY });
  const mail = await sent(simulator, {
    personalization:
      "Hi Maren,<br/><br/>A question about R&amp;D &lt;docks&gt; &quot;now&quot; 🚢.<br/>\nAda",
    custom_variables: { email_subject: "R&D at Nordkyst 🚢" },
  });
  expect(mail).toMatchObject({
    from: ADA,
    to: "maren@nordkyst.example",
    sentAt: MONDAY.toISOString(),
    subject: "R&D at Nordkyst 🚢",
    text: 'Hi Maren,\n\nA question about R&D <docks> "now" 🚢.\nAda',
    headers: {},
  });
});

test("a body that was sent as plain text arrives as one block, and what looks like a tag is lost", async () => {
  await using simulator = await start({ clock: () => MONDAY });
  const mail = await sent(simulator, { personalization: "Hi Maren,\n\nAbout R&D <docks>.\n\nAda" });
  expect(mail.text).toBe("Hi Maren, About R&D . Ada");
});

test("the service's fields and custom variables are merged once, unknown ones leave nothing", async () => {
  await using simulator = await start({ clock: () => MONDAY });
  const mail = await sent(
    simulator,
    {
      first_name: "Maren",
      company_name: "Nordkyst",
      personalization: "{{firstName}}",
      custom_variables: { score: 3 },
    },
    step(
      "{{ firstName }} at {{companyName}}{{nothing}}",
      "<p>{{personalization}} {{score}}</p><p>{{email}}</p>",
    ),
  );
  expect([mail.subject, mail.text]).toEqual([
    "Maren at Nordkyst",
    "{{firstName}} 3\n\nmaren@nordkyst.example",
  ]);
});

test("entities in a subject stay as they are, and its line breaks do not", async () => {
  await using simulator = await start({ clock: () => MONDAY });
  const mail = await sent(simulator, {}, step("R&amp;D\r\nnow", "x"));
  expect(mail.subject).toBe("R&amp;D now");
});

test("the opt-out header is there if the campaign asks for it", async () => {
  await using simulator = await start({ clock: () => MONDAY });
  const mail = await sent(simulator, {}, { insert_unsubscribe_header: true });
  expect(mail.headers["List-Unsubscribe"]).toMatch(/^<https:.+>$/);
});

test("a preview shows the mails that are still to come, without sending them", async () => {
  await using simulator = await start({ clock: () => MONDAY });
  const campaign_id = await createCampaign(simulator);
  const leads = ["a", "b"].map((name) => ({ email: `${name}@x.example`, personalization: name }));
  await call(simulator, { provider, path: "/api/v2/leads/add", body: { campaign_id, leads } });
  const preview = { campaign: campaign_id, preview: "on" } as const;
  expect(simulator.mails(preview)).toMatchObject([
    { text: "a", sentAt: null },
    { text: "b", sentAt: null },
  ]);
  expect(simulator.mails({ ...preview, to: "B@x.example" })).toMatchObject([{ text: "b" }]);
  expect(simulator.mails({ campaign: campaign_id })).toEqual([]);
  const unknown = await fetch(`${simulator.url}/_control/mails?campaign=nobody`);
  expect(unknown.status).toBe(400);
});

test.each([
  ["a\n  b\tc", "a b c"],
  ["a<br>b<br/>c<BR />d", "a\nb\nc\nd"],
  ["a<br/><br/>b", "a\n\nb"],
  ["<p>a</p>\n<p>b</p>", "a\n\nb"],
  ["a<br/><br/><div>b</div>", "a\n\nb"],
  ["<div>a</div><div>b <b>c</b></div>", "a\nb c"],
  ["<ul><li>a</li><li>b</li></ul>c", "a\nb\n\nc"],
  ["1 &lt; 2 &amp;&amp; 3 > 2 &#39;x&#x27; &nbsp;", "1 < 2 && 3 > 2 'x' \u00a0"],
  ["&amp;lt;br/&amp;gt; &unknown;", "&lt;br/&gt; &unknown;"],
  ["a < b and c <docks> d", "a < b and c d"],
  ["a<!-- b --><style>p {}</style><script>x < y</script>c", "ac"],
  ["<3 &#128674; &#0;", "<3 🚢 \ufffd"],
])("%j is displayed as %j", (html, text) => {
  expect(displayedText(html)).toBe(text);
});
