import { Link } from "../common/link.tsx";
import classes from "./brand.module.css";

/** The app's name with its mark, a closed circuit. */
export function Brand() {
  return (
    <Link href="/campaigns" className={classes.brand} aria-label="leadgen, to the campaigns">
      <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="currentColor" />
        <path
          d="M5 16h6l3-6 4 12 3-6h6"
          fill="none"
          stroke="#fff"
          strokeWidth="2.6"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      </svg>
      <span className={classes.name}>leadgen</span>
    </Link>
  );
}
