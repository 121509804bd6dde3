import type { SearchCriteriaInput } from "@leadgen/core";

const FUNCTIONS = [
  "Operations",
  "Marketing",
  "Sales",
  "Engineering",
  "Finance",
  "Product",
  "Procurement",
  "Logistics",
  "Customer Success",
  "Business Development",
  "Data",
  "Quality",
  "Production",
  "Sustainability",
  "Communications",
  "Partnerships",
  "Legal",
];
const RANKS = ["Head of", "Director of", "Vice President of"];
const TITLES = RANKS.flatMap((rank) => FUNCTIONS.map((name) => `${rank} ${name}`));

const COUNTRIES = [
  "Denmark",
  "Sweden",
  "Norway",
  "Finland",
  "Germany",
  "Netherlands",
  "Belgium",
  "France",
  "Spain",
  "Italy",
  "Poland",
  "United Kingdom",
  "Ireland",
  "United States",
  "Canada",
];
/** Together with the titles, there are tens of thousands of searches, so two runs hardly ever look for the same people. */
const COUNTRIES_EACH = 3;

/**
 * A random search for each campaign of a run. An address is handed over only once, by any campaign, so with a constant search
 * there would soon be nobody to write to. Campaigns of one run look for different titles, so that none finds another's people.
 *
 * @param random as Math.random.
 */
export function peopleToFind(campaigns: number, random: () => number): SearchCriteriaInput[] {
  const titles = drawn(TITLES, campaigns, random);
  return titles.map((title) => ({
    titles: [title],
    includeSimilarTitles: false,
    organizationLocations: drawn(COUNTRIES, COUNTRIES_EACH, random),
  }));
}

function drawn<Item>(items: readonly Item[], count: number, random: () => number): Item[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .slice(0, count)
    .map(({ item }) => item);
}
