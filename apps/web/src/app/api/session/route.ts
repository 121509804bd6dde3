import { signIn, signOut } from "../../../server/session-handlers.ts";

export { signIn as POST, signOut as DELETE };
