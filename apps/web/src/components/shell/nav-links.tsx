"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { type Me, readsAudit } from "../../lib/me.ts";
import { useMe } from "../../lib/use-me.ts";
import classes from "./nav-links.module.css";

interface NavLink {
  readonly href: string;
  readonly label: string;
  readonly shownTo?: (me: Me) => boolean;
}

const LINKS: readonly NavLink[] = [
  { href: "/campaigns", label: "Campaigns" },
  { href: "/queue", label: "Queue" },
  { href: "/jobs", label: "Jobs" },
  { href: "/audit", label: "Audit", shownTo: readsAudit },
];

export function NavLinks() {
  const path = usePathname();
  const me = useMe();
  const shown = LINKS.filter(({ shownTo }) => shownTo === undefined || (me !== undefined && shownTo(me)));
  return (
    <nav className={classes.nav} aria-label="Main">
      {shown.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          className={classes.link}
          aria-current={path === href || path.startsWith(`${href}/`) ? "page" : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
