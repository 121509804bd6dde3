import text from "./text.module.css";

/** Marks an empty cell of a table; narrow screens omit the cell. */
export const Nothing = () => (
  <span className={`${text.small} ${text.dimmed}`} data-empty="true">
    –
  </span>
);
