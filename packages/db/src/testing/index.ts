export { type Cuttable, cuttable } from "./cuttable.ts";
export { type TestDatabase, type TestDatabaseOptions, tablesWith, testDatabase } from "./test-database.ts";
export { startTestServer, type TestServer } from "./test-server.ts";
export { turned } from "./turned-settings.ts";
