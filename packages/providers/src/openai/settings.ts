import type { TokenPrice } from "../model/price.ts";
import type { ProviderSettings } from "../provider-settings.ts";

export interface OpenAiSettings extends ProviderSettings {
  readonly model?: string;
  /** The model's price; default: the published one, and a model without one has calls without a cost. */
  readonly price?: TokenPrice;
}
