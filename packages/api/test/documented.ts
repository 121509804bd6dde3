import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { openApiDocument } from "../src/index.ts";
import { describedResponse } from "../src/rest/openapi/error-responses.ts";
import type { Operation } from "../src/rest/openapi/operation.ts";

export interface Documented {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** The document as a client gets it. */
export const DOCUMENT = JSON.parse(JSON.stringify(openApiDocument())) as ReturnType<typeof openApiDocument>;

/** Every call in the document. */
export const DOCUMENTED: readonly Documented[] = Object.entries(DOCUMENT.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
);

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema({ $id: "leadgen", components: DOCUMENT.components }, "leadgen");

/** Differences of a value from a schema of the document; empty if it fits. */
export function complaints(schema: unknown, value: unknown): string[] {
  const text = JSON.stringify(schema).replaceAll('"#/components/', '"leadgen#/components/');
  const validate = ajv.compile(JSON.parse(text) as object);
  validate(value);
  return (validate.errors ?? []).map(
    (error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
  );
}

interface Answer {
  readonly content?: Readonly<
    Record<
      string,
      {
        readonly schema: unknown;
        readonly example?: unknown;
        readonly examples?: Readonly<Record<string, { value: unknown }>>;
      }
    >
  >;
}

/** The description of an answer with this status, if there is one. */
export const answerOf = (operation: Operation, status: number): Answer | undefined => {
  const response = operation.responses[String(status)];
  return response && (describedResponse(response) as Answer);
};

/** Differences of an answer from its description, including the status. */
export async function complaintsAbout(operation: Operation, response: Response): Promise<string[]> {
  const answer = answerOf(operation, response.status);
  if (answer === undefined) return [`${response.status} is not described: ${await response.text()}`];
  const [type = ""] = (response.headers.get("content-type") ?? "").split(";");
  const media = answer.content?.[type];
  if (media === undefined) return [`${type} is not described`];
  return type === "application/json" ? complaints(media.schema, await response.json()) : [];
}
