import { Container } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./app-frame.module.css";
import { Brand } from "./brand.tsx";
import { BreakerBanner } from "./breaker-banner.tsx";
import { NavLinks } from "./nav-links.tsx";
import { SignOutButton } from "./sign-out-button.tsx";

/** The frame of every page: navigation, the breaker's banner, the page. */
export function AppFrame({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <a className={classes.skip} href="#main">
        Skip to content
      </a>
      <header className={classes.header}>
        <Container size="xl" className={classes.bar}>
          <Brand />
          <NavLinks />
          <SignOutButton />
        </Container>
        <BreakerBanner />
      </header>
      <Container size="xl" component="main" id="main" py="xl" tabIndex={-1}>
        {children}
      </Container>
    </>
  );
}
