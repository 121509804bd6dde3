"use client";

import { useState } from "react";
import { Time } from "./time.tsx";

/** Says how old the page is. It was live until this component appeared. */
export function HowItWas() {
  const [since] = useState(() => new Date());
  return (
    <>
      You see how it was at <Time at={since} as="clock" />.{" "}
    </>
  );
}
