"use client";

import { CloseButton, Paper, Text } from "@mantine/core";
import { useTimeout } from "@mantine/hooks";
import { useCallback, useState } from "react";
import type { Notice } from "../../lib/notice.ts";
import { useBreakerMoves } from "../../lib/use-breaker-moves.ts";
import { useCampaignEnds } from "../../lib/use-campaign-ends.ts";
import { Link } from "../common/link.tsx";
import classes from "./notices.module.css";

/** Most notices at the same time. */
const MOST = 3;
/** Milliseconds. */
const SHOWN_MS = 20_000;

/** Tells of ended campaigns and of the breaker's moves on every page. The live region is always rendered, so that it is read out. */
export function Notices() {
  const [notices, set] = useState<readonly Notice[]>([]);
  const tell = useCallback(
    (notice: Notice) =>
      set((old) => (old.some(({ id }) => id === notice.id) ? old : [...old, notice].slice(-MOST))),
    [],
  );
  const drop = (id: string) => set((old) => old.filter((each) => each.id !== id));
  useBreakerMoves(tell);
  useCampaignEnds(tell);
  return (
    <div className={classes.notices} role="status">
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} onClose={() => drop(notice.id)} />
      ))}
    </div>
  );
}

interface CardProps {
  readonly notice: Notice;
  readonly onClose: () => void;
}

function NoticeCard({ notice: { words, href, link }, onClose }: CardProps) {
  useTimeout(onClose, SHOWN_MS, { autoInvoke: true });
  return (
    <Paper withBorder shadow="md" p="sm" className={classes.notice ?? ""} data-testid="notice">
      <Text size="sm" component="div" style={{ overflowWrap: "anywhere" }}>
        {words}{" "}
        <Link href={href} onClick={onClose}>
          {link}
        </Link>
      </Text>
      <CloseButton size="sm" aria-label="Close this notice" onClick={onClose} />
    </Paper>
  );
}
