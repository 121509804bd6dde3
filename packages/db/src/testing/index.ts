export { type Cuttable, cuttable } from "./cuttable.ts";
export { tablesWith } from "./tables-with.ts";
export { type TestDatabase, type TestDatabaseOptions, testDatabase } from "./test-database.ts";
export { startTestServer, type TestServer } from "./test-server.ts";
