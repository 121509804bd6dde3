import { expect, test } from "vitest";
import { ownUrl } from "../src/services/own-url.ts";

test.for([
  { host: "127.0.0.1", url: "http://localhost:3000" },
  { host: "0.0.0.0", url: "http://localhost:3000" },
  { host: "::", url: "http://localhost:3000" },
  { host: "localhost", url: "http://localhost:3000" },
  { host: "10.0.0.5", url: "http://10.0.0.5:3000" },
  { host: "::1", url: "http://[::1]:3000" },
])("what listens on $host is asked at $url", ({ host, url }) => {
  expect(ownUrl({ host, port: 3000 })).toBe(url);
});
