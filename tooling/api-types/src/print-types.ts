/** Prints the types of the REST API, for typed clients, made from its OpenAPI document by openapi-typescript. */
import { openApiDocument } from "@leadgen/api";
import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";

const document = JSON.parse(JSON.stringify(openApiDocument())) as OpenAPI3;
const ast = await openapiTS(document, { alphabetize: false });
// Comments repeat the document's prose; here the types are compared.
const types = astToString(ast, { formatOptions: { removeComments: true } });
process.stdout.write(`// Generated from the OpenAPI document: run \`make generate\`.\n${types}`);
