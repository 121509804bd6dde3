import dynamic from "next/dynamic";
import type { ComponentType } from "react";

/**
 * A component whose code is loaded when it is first rendered, so that no page's first load has it: for what opens only
 * when somebody asks for it, such as a dialog. Render it as long as it is open, and not before.
 */
export const onDemand = <Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> => dynamic(load, { ssr: false });
