"use client";

import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { type Keys, useKeys } from "../../lib/use-keys.ts";
import { Dialog } from "../common/dialog.tsx";
import classes from "./shortcuts.module.css";

/** The texts of the help. Ctrl+Enter works in every form. */
const WORDS = [
  ["?", "Show these keys"],
  ["/", "Search on this page"],
  ["g c", "Go to the campaigns"],
  ["g q", "Go to the queue"],
  ["g j", "Go to the jobs"],
  ["j k", "The next and the previous lead, while one is open"],
  ["Ctrl Enter", "Send the form"],
  ["Esc", "Close the dialog or the panel"],
] as const;

/** The keys that work on every page, and their help. */
export function Shortcuts() {
  const [helping, help] = useState(false);
  const { push } = useRouter();
  const keys = useMemo<Keys>(
    () => ({
      "?": () => help(true),
      "/": search,
      "g c": () => push("/campaigns"),
      "g q": () => push("/queue"),
      "g j": () => push("/jobs"),
    }),
    [push],
  );
  useKeys(keys);
  return (
    <Dialog opened={helping} onClose={() => help(false)} title="Keys">
      <dl className={classes.keys}>
        {WORDS.map(([keys, words]) => (
          <div key={keys}>
            <dt>
              <Key keys={keys} />
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

const Key = ({ keys }: { readonly keys: string }) =>
  keys.split(" ").map((each, n) => (
    <span key={each}>
      {n > 0 && " "}
      <kbd>{each}</kbd>
    </span>
  ));

function search(): void {
  document.querySelector<HTMLInputElement>("main input[type=search]")?.focus();
}
