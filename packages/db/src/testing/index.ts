export { type TestDatabase, type TestDatabaseOptions, testDatabase } from "./testDatabase.ts";
export { startTestServer, type TestServer } from "./testServer.ts";
