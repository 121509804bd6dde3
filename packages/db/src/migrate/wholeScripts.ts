import { PrismaPg } from "@prisma/adapter-pg";

/**
 * Prisma's adapter, but a migration goes to the server in one piece. The adapter cuts scripts at every semicolon, which breaks
 * function bodies and comments, and commits each part by itself. In one piece PostgreSQL parses it, and all of it commits
 * or none.
 */
export class WholeScripts extends PrismaPg {
  override async connect() {
    return whole(await super.connect());
  }

  override async connectToShadowDb() {
    return whole(await super.connectToShadowDb());
  }
}

type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;

function whole(adapter: Adapter): Adapter {
  adapter.executeScript = async (script) => {
    await adapter.underlyingDriver().query(script);
  };
  return adapter;
}
