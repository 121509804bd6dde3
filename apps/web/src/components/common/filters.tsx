import type { ReactNode } from "react";
import classes from "./filters.module.css";

/** A list's search and filters: side by side, on phones each as wide as the list. */
export const Filters = ({ children }: { readonly children: ReactNode }) => (
  <div className={classes.filters}>{children}</div>
);
