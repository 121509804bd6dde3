"use client";

import { Container, Text } from "@mantine/core";
import { IconAlertOctagon, IconHelpOctagon } from "@tabler/icons-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { failureWords } from "../../lib/failure-words.ts";
import { useBreaker } from "../../lib/use-breaker.ts";
import classes from "./breaker-banner.module.css";

/**
 * Shown on every page while work is stopped or the state is unknown, except on the queue page, whose own card says it. The live region
 * is always rendered: not every browser reads out a region that appears together with its text.
 */
export function BreakerBanner() {
  const breaker = useBreaker();
  const path = usePathname();
  return (
    <div role="alert">
      {breaker.state === "OPEN" && path !== "/queue" && (
        <Banner state="OPEN" icon={<IconAlertOctagon size={20} aria-hidden />}>
          <b>All work is stopped.</b> {failureWords(breaker)}
        </Banner>
      )}
      {breaker.state === "UNKNOWN" && (
        <Banner state="UNKNOWN" icon={<IconHelpOctagon size={20} aria-hidden />}>
          <b>State unknown: no work begins.</b> {breaker.reason}
        </Banner>
      )}
    </div>
  );
}

interface BannerProps {
  readonly state: "OPEN" | "UNKNOWN";
  readonly icon: React.ReactNode;
  readonly children: React.ReactNode;
}

function Banner({ state, icon, children }: BannerProps) {
  const path = usePathname();
  return (
    <div className={classes.banner} data-state={state} data-testid="breaker-banner">
      <Container size="xl" className={classes.inside ?? ""}>
        {icon}
        <Text component="span" size="sm" className={classes.text} lineClamp={2}>
          {children}
        </Text>
        {path !== "/queue" && (
          <Link href="/queue" className={classes.link}>
            See the queue
          </Link>
        )}
      </Container>
    </div>
  );
}
