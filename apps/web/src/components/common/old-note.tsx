import { errorMessage } from "../../lib/api-error.ts";
import classes from "./old-note.module.css";

interface Props {
  /** What is old: "campaigns". */
  readonly what: string;
  readonly error: unknown;
}

/**
 * A note over data that could not be loaded again; it takes no room, so that nothing moves. While the breaker's state is unknown
 * too, it is hidden: the frame says it once for the whole page.
 */
export function OldNote({ what, error }: Props) {
  return (
    <div className={classes.place}>
      <p className={classes.note} role="alert" data-testid="old-note">
        <b>The {what}: not up to date.</b> {errorMessage(error)}
      </p>
    </div>
  );
}
