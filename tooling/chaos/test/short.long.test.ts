import { testShortVersions } from "./support/short-version.ts";

testShortVersions("OTHERS");
