"use client";

import { IconActivity, IconFileText, IconSpeakerphone, IconStack2 } from "@tabler/icons-react";
import { usePathname } from "next/navigation";
import type { ComponentType } from "react";
import { type Me, readsAudit } from "../../lib/me.ts";
import { useBreaker } from "../../lib/use-breaker.ts";
import { useMe } from "../../lib/use-me.ts";
import { Link } from "../common/link.tsx";
import classes from "./nav-links.module.css";

interface NavLink {
  readonly href: string;
  readonly label: string;
  /** Shown on phones, where the links are tabs at the bottom. */
  readonly Icon: ComponentType<{ size: number }>;
  readonly shownTo?: (me: Me) => boolean;
}

const LINKS: readonly NavLink[] = [
  { href: "/campaigns", label: "Campaigns", Icon: IconSpeakerphone },
  { href: "/queue", label: "Queue", Icon: IconActivity },
  { href: "/jobs", label: "Jobs", Icon: IconStack2 },
  { href: "/audit", label: "Audit", Icon: IconFileText, shownTo: readsAudit },
];

export function NavLinks() {
  const path = usePathname();
  const me = useMe();
  const stopped = useBreaker().state === "OPEN";
  const shown = LINKS.filter(({ shownTo }) => shownTo === undefined || (me !== undefined && shownTo(me)));
  return (
    <nav className={classes.nav} aria-label="Main">
      {shown.map(({ href, label, Icon }) => (
        <Link
          key={href}
          href={href}
          className={classes.link}
          aria-current={path === href || path.startsWith(`${href}/`) ? "page" : undefined}
          data-stopped={(stopped && href === "/queue") || undefined}
        >
          <Icon size={20} aria-hidden />
          {label}
        </Link>
      ))}
    </nav>
  );
}
