import { changePassword } from "./change-password.ts";
import { login } from "./login.ts";
import { logout } from "./logout.ts";
import { me } from "./me.ts";
import { requestReset } from "./request-reset.ts";
import { resetPassword } from "./reset-password.ts";
import { revokeSession } from "./revoke-session.ts";
import { sessions } from "./sessions.ts";
import { signup } from "./signup.ts";

/** In the order of the documentation. */
export const auth = {
  signup,
  login,
  logout,
  me,
  changePassword,
  requestReset,
  resetPassword,
  sessions,
  revokeSession,
};
