import { Container } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./app-frame.module.css";
import { Brand } from "./brand.tsx";
import { FirstKnown, type Known } from "./first-known.tsx";
import { FrameExtras } from "./frame-extras.tsx";
import { LiveState } from "./live-state.tsx";
import { NavLinks } from "./nav-links.tsx";
import { TabSign } from "./tab-sign.tsx";
import { UserMenu } from "./user-menu.tsx";

interface Props extends Known {
  readonly children: ReactNode;
}

/** The frame of every page: navigation, the breaker's state, user menu and the page. */
export function AppFrame({ children, ...known }: Props) {
  return (
    <FirstKnown {...known}>
      <a className={classes.skip} href="#main">
        Skip to content
      </a>
      <header className={classes.header}>
        <Container size="xl" className={classes.bar}>
          <Brand />
          <NavLinks />
          <LiveState />
          <UserMenu />
        </Container>
        <TabSign />
      </header>
      <Container size="xl" component="main" id="main" py="xl" tabIndex={-1}>
        {children}
      </Container>
      <FrameExtras />
    </FirstKnown>
  );
}
