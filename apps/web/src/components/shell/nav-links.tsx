"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import classes from "./nav-links.module.css";

const LINKS = [
  { href: "/campaigns", label: "Campaigns" },
  { href: "/queue", label: "Queue" },
] as const;

export function NavLinks() {
  const path = usePathname();
  return (
    <nav className={classes.nav} aria-label="Main">
      {LINKS.map(({ href, label }) => (
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
