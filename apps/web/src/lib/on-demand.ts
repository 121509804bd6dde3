import dynamic from "next/dynamic";
import type { ComponentType } from "react";

/**
 * A component whose code is loaded when it is first rendered, which keeps it out of the pages' first load. For components
 * that open on a click, such as a dialog. Render it only while it is open.
 */
export const onDemand = <Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> => dynamic(load, { ssr: false });
