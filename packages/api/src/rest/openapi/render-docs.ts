import type { Document } from "./document.ts";
import { describedResponse } from "./error-responses.ts";
import { html, type Markup, raw } from "./html.ts";
import type { Operation, Parameter } from "./operation.ts";

/** The document as an HTML page, without scripts, fonts or anything from another site. */
export function renderDocs(document: Document): string {
  const { info, tags } = document;
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${info.title} API</title><style>${raw(STYLE)}</style></head><body>
<header><h1>${info.title} API</h1>${paragraphs(info.description)}
<p>The same for programs: <a href="/api/v1/openapi.json">/api/v1/openapi.json</a> (OpenAPI 3.1).
The commands below take <code>LEADGEN_URL</code> and <code>LEADGEN_TOKEN</code> from the environment.</p></header>
<nav aria-label="Chapters"><ul>${tags.map((tag) => html`<li><a href="#${slug(tag.name)}">${tag.name}</a></li>`)}</ul></nav>
<main>${tags.map((tag) => chapter(document, tag))}</main></body></html>`;
  return page.text;
}

function chapter({ paths }: Document, tag: Document["tags"][number]): Markup {
  const calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => operation.tags.includes(tag.name))
      .map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  if (calls.length === 0) return html``;
  return html`<section id="${slug(tag.name)}"><h2>${tag.name}</h2><p>${tag.description}</p>${calls.map(call)}</section>`;
}

function call({ path, method, operation }: { path: string; method: string; operation: Operation }): Markup {
  const { parameters = [], requestBody, responses, summary, description } = operation;
  const sample = operation["x-codeSamples"][0]?.source ?? "";
  const answers = Object.entries(responses).map(
    ([status, each]) => [status, describedResponse(each) as Answer] as const,
  );
  return html`<article id="${operation.operationId}">
<h3><span class="${method}">${method}</span> <code>${path}</code></h3>
<p><strong>${summary}.</strong> ${inline(description ?? "")}</p>
${parameters.length === 0 ? html`` : parameterTable(parameters)}
${requestBody === undefined ? html`` : folded("Body", (requestBody as Answer).content?.["application/json"]?.schema)}
<pre tabindex="0"><code>${sample}</code></pre>
${answers.map(([status, answer]) => answerOf(status, answer))}</article>`;
}

interface Media {
  readonly schema?: unknown;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}
interface Answer {
  readonly description?: string;
  readonly content?: Readonly<Record<string, Media>>;
}

const parameterTable = (parameters: readonly Parameter[]): Markup => html`<table>
<thead><tr><th scope="col">Parameter</th><th scope="col">In</th><th scope="col">Allowed values</th></tr></thead>
<tbody>${parameters.map(
  ({ name, in: place, required, schema }) =>
    html`<tr><td><code>${name}</code>${required ? " (required)" : ""}</td><td>${place}</td><td>${typeOf(schema)}</td></tr>`,
)}</tbody></table>`;

function typeOf(schema: Parameter["schema"]): string {
  const { type, format, default: preset, minimum, maximum, $ref } = schema;
  if (schema.enum !== undefined)
    return `${schema.enum.join(", ")}${preset === undefined ? "" : `; default ${preset}`}`;
  const range =
    minimum !== undefined || maximum !== undefined ? ` from ${minimum ?? "…"} to ${maximum ?? "…"}` : "";
  const name = $ref?.split("/").at(-1) ?? format ?? type ?? "anything";
  return `${name}${range}${preset === undefined ? "" : `; default ${preset}`}`;
}

function answerOf(status: string, { description = "", content = {} }: Answer): Markup {
  const media = Object.values(content)[0];
  const codes = Object.keys(media?.examples ?? {});
  const title = `${status} ${codes.length > 0 ? codes.join(", ") : description}`;
  if (media?.example !== undefined) return folded(title, media.example);
  return html`<p class="answer">${title}${codes.length > 0 ? `: ${description}` : ""}</p>`;
}

const folded = (title: string, value: unknown): Markup =>
  html`<details><summary>${title}</summary><pre tabindex="0"><code>${JSON.stringify(value, null, 2)}</code></pre></details>`;

const paragraphs = (text: string): Markup[] => text.split("\n\n").map((part) => html`<p>${inline(part)}</p>`);

/** Text with `code` in backticks. */
const inline = (text: string): Markup[] =>
  text.split("`").map((part, place) => (place % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));

const slug = (text: string): string => text.toLowerCase().replaceAll(/\W+/g, "-");

const STYLE = `
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{max-width:60rem;margin:0 auto;padding:1rem 1.5rem 4rem}
h2{margin-top:3rem;border-bottom:1px solid #8888}h3{margin:2rem 0 .25rem;font-size:1.05rem;overflow-wrap:anywhere}
h3 span{display:inline-block;min-width:4.2rem;font-weight:700}
.GET{color:light-dark(#0b5394,#8ab8ff)}.POST{color:light-dark(#1b6e20,#7fd48a)}.PATCH{color:light-dark(#7a5200,#e8bd60)}.DELETE{color:light-dark(#a61b1b,#ff9c9c)}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding:0;list-style:none}
pre{overflow:auto;padding:.75rem;border-radius:.4rem;background:#8882}code{font:.9em ui-monospace,monospace}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.2rem .6rem .2rem 0;border-bottom:1px solid #8884;overflow-wrap:anywhere}
details,.answer{margin:.2rem 0}summary{cursor:pointer}`;
