import type { TokenPrice } from "../model/price.ts";
import type { ProviderSettings } from "../provider-settings.ts";

export interface OpenAiSettings extends ProviderSettings {
  readonly model?: string;
  /** The model's price; default: the published one. Without either, the cost of calls is unknown. */
  readonly price?: TokenPrice;
}
