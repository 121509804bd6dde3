import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { campaignRequest, SUBJECT_VARIABLE } from "../src/instantly/campaign.ts";
import { addLeadRequest, type NewLead } from "../src/instantly/lead.ts";

const LEAD: NewLead = {
  campaignId: "c1",
  email: "maren@nordkyst.example",
  firstName: "Maren",
  lastName: "Holst",
  companyName: "Nordkyst",
  jobTitle: null,
  website: null,
  subject: "Docks",
  body: "Hi",
  ourLeadId: "L-1",
};

const sent = (fields: Partial<NewLead>) => addLeadRequest({ ...LEAD, ...fields }).leads[0];
const bodyOf = (body: string) => sent({ body })?.personalization ?? "";
const subjectOf = (subject: string) => sent({ subject })?.custom_variables[SUBJECT_VARIABLE] ?? "";

/** A body as a mail program shows it: tags removed, `<br/>` as a line end, entities decoded. */
function shown(html: string): string {
  const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };
  return html
    .replace(/\s+/g, " ")
    .replaceAll("<br/>", "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:#(\d+)|(\w+));/g, (entity, code, name) =>
      code === undefined ? (named[name] ?? entity) : String.fromCodePoint(Number(code)),
    );
}

describe("the body of a mail at Instantly", () => {
  it.each([
    ["paragraphs", "Hi Maren,\n\nOne.\nTwo.\n\nAda", "Hi Maren,<br/><br/>One.<br/>Two.<br/><br/>Ada"],
    ["line ends of Windows", "Hi\r\n\r\nAda", "Hi<br/><br/>Ada"],
    ["line ends of old Macs", "Hi\rAda", "Hi<br/>Ada"],
    ["line ends of Unicode", "Hi\u2028Ada\u2029Bo\u0085Cy", "Hi<br/>Ada<br/>Bo<br/>Cy"],
    ["blanks before a line end", "Hi  \t\n \nAda", "Hi<br/><br/>Ada"],
    ["blanks and lines at the end", "Ada \n\n ", "Ada"],
    ["an ampersand", "R&D at AT&T", "R&amp;D at AT&amp;T"],
    ["what looks like an entity", "&lt; &amp;amp;", "&amp;lt; &amp;amp;amp;"],
    ["what looks like a tag", "<docks> <b>now</b>", "&lt;docks&gt; &lt;b&gt;now&lt;/b&gt;"],
    ["quotes", `"Docks" and 'yards'`, "&quot;Docks&quot; and &#39;yards&#39;"],
    ["an emoji", "Good luck 👩🏽‍💻", "Good luck 👩🏽‍💻"],
    ["other scripts", "مرحبا, 株式会社, Nuñez", "مرحبا, 株式会社, Nuñez"],
    ["a merge field", "Hi {{firstName}}", "Hi &#123;&#123;firstName&#125;&#125;"],
    ["spintax and Liquid", "{a|b} {% if x %}", "&#123;a|b&#125; &#123;% if x %&#125;"],
    ["control characters", "a\u0000b\u0008c", "abc"],
  ])("keeps %s", (_name, text, html) => {
    expect(bodyOf(text)).toBe(html);
  });

  it("shows every line of any text, and no tag or variable from the text", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" })), (words) => {
        const text = words.join("\n").replace(/\p{Cc}/gu, (each) => (each === "\n" ? each : ""));
        const html = bodyOf(text);
        expect(html.replaceAll("<br/>", "")).not.toMatch(/[<>\n\r{}]/);
        const lines = (value: string) =>
          value.split(/[\n\u2028\u2029]/).map((line) => line.replace(/\s+/g, " ").trim());
        expect(lines(shown(html))).toEqual(lines(text.trimEnd()));
      }),
      { numRuns: 500 },
    );
  });
});

describe("the subject of a mail at Instantly", () => {
  it.each([
    ["is text and no HTML", `R&D <docks> "now"`, `R&D <docks> "now"`],
    ["has one line", "Docks\r\nBcc: all@x.example", "Docks Bcc: all@x.example"],
    ["has one line, with any line end", "a\nb\rc\u2028d\u2029e\u0085f\u000bg", "a b c d e f g"],
    ["has no control characters", "a\u0000b", "a b"],
    ["has no merge field", "Hi {{firstName}}", "Hi { {firstName} }"],
    ["has none inside others", "{{{x}}}", "{ { {x} } }"],
    ["has no Liquid", "{% if x %}", "{ % if x % }"],
    ["has no blanks around", "  Docks ", "Docks"],
    ["keeps an emoji", "Docks 🚢", "Docks 🚢"],
  ])("%s", (_name, text, line) => {
    expect(subjectOf(text)).toBe(line);
  });

  it("never holds a line end or a variable", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("{", "}", "%", "\n", "\r", " ", "a", "\u2028") }),
        (text) => {
          expect(subjectOf(text)).not.toMatch(/[\r\n\u2028]|\{[{%]|[}%]\}/);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("the person at Instantly", () => {
  it("is text on one line without variables, and unknown fields are omitted", () => {
    expect(sent({ firstName: "Ma\nren", companyName: "{{Acme}} R&D", lastName: " \n" })).toMatchObject({
      first_name: "Ma ren",
      company_name: "{ {Acme} } R&D",
    });
    expect(sent({ lastName: " \n" })).not.toHaveProperty("last_name");
  });
});

describe("the campaign at Instantly", () => {
  const request = campaignRequest({ name: "C" });

  it("has the required fields and a separate body for each lead", () => {
    const [sequence] = request.sequences;
    expect(sequence?.steps).toEqual([
      {
        type: "email",
        delay: 0,
        delay_unit: "days",
        variants: [{ subject: `{{${SUBJECT_VARIABLE}}}`, body: "{{personalization}}" }],
      },
    ]);
    expect(request.campaign_schedule.schedules[0]).toEqual({
      name: "Sending hours",
      timing: { from: "09:00", to: "17:00" },
      days: { "1": true, "2": true, "3": true, "4": true, "5": true },
      timezone: "Europe/Belgrade",
    });
  });

  it("does not ask for a text-only mail, whose line breaks are undocumented", () => {
    expect(request).not.toHaveProperty("text_only");
  });
});
