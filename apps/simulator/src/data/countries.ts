import { NAME_POOLS, type NamePool } from "./name-pools.ts";

export interface Country {
  readonly name: string;
  /** Lower-case spellings that a location filter may use. */
  readonly aliases: readonly string[];
  readonly cities: readonly { readonly city: string; readonly state: string | null }[];
  /** First words of company names; unique over all countries, so that a name leads to one company. */
  readonly brands: readonly string[];
  readonly names: NamePool;
  /** Domain of the invented regional press, under a reserved top-level domain. */
  readonly press: string;
}

interface Row {
  readonly name: string;
  readonly aliases?: string;
  readonly cities: string;
  readonly brands: string;
  readonly pool: keyof typeof NAME_POOLS;
}

const ROWS: readonly Row[] = [
  {
    name: "Denmark",
    aliases: "dk,danmark",
    pool: "danish",
    cities: "Copenhagen,Aarhus,Odense,Aalborg,Esbjerg",
    brands:
      "Nordkyst Limfjord Havnborg Skovbrink Vesterhav Fynborg Hejmdal Lillebaelt Bredal Solvang Klitgaard Ringkobing",
  },
  {
    name: "Sweden",
    aliases: "se,sverige",
    pool: "swedish",
    cities: "Stockholm,Gothenburg,Malmö,Uppsala,Västerås",
    brands:
      "Malaren Norrsken Bjorkvik Fjallnara Stenhamn Vinterdal Granholm Ostersund Sjoberg Kronvik Tallmo Hagaby",
  },
  {
    name: "Norway",
    aliases: "no,norge",
    pool: "norwegian",
    cities: "Oslo,Bergen,Trondheim,Stavanger,Tromsø",
    brands:
      "Fjordline Havgard Nordlys Stavkirk Breivik Snohetta Vestland Isbre Skarvoy Polarvind Tindra Solfjord",
  },
  {
    name: "Finland",
    aliases: "fi,suomi",
    pool: "finnish",
    cities: "Helsinki,Tampere,Turku,Oulu,Espoo",
    brands:
      "Saimaa Kuusela Revontuli Jarvinen Talvikki Pohjola Koivuranta Lumikko Havukka Suvanto Aurinko Metsola",
  },
  {
    name: "Germany",
    aliases: "de,deutschland",
    pool: "german",
    cities: "Berlin,Hamburg,Munich,Cologne,Stuttgart,Leipzig",
    brands:
      "Rheinwerk Elbtal Neckarhof Waldmark Hansekai Isarblick Brockmann Spreefeld Eifelwind Donaustern Harzgrund Lindauer",
  },
  {
    name: "Netherlands",
    aliases: "nl,nederland,holland,the netherlands",
    pool: "dutch",
    cities: "Amsterdam,Rotterdam,Utrecht,Eindhoven,Groningen",
    brands:
      "Waterlijn Zuidkade Polderwind Maasbrug Duinrand Grachthof Oosterpoort Vlietland Deltazicht Noorderdok Veluwe Amstelhof",
  },
  {
    name: "Belgium",
    aliases: "be,belgie,belgique",
    pool: "dutch",
    cities: "Brussels,Antwerp,Ghent,Liège,Leuven",
    brands:
      "Scheldemond Meuseval Brabanta Leiehof Sambrien Kempenland Ardenis Dijlezicht Hageland Vlaanders Thudinie Hesbaye",
  },
  {
    name: "France",
    aliases: "fr",
    pool: "french",
    cities: "Paris,Lyon,Marseille,Toulouse,Nantes,Lille",
    brands:
      "Valloire Garonnais Montclair Beaurivage Lumiere Oceane Vercors Rochefort Aquilon Belcastel Cevennes Armorique",
  },
  {
    name: "Spain",
    aliases: "es,españa,espana",
    pool: "spanish",
    cities: "Madrid,Barcelona,Valencia,Seville,Bilbao",
    brands:
      "Sierranova Marcosta Levantina Olivar Cantabrico Almenara Solmar Guadiana Pirineo Duerona Alborada Turia",
  },
  {
    name: "Italy",
    aliases: "it,italia",
    pool: "italian",
    cities: "Milan,Rome,Turin,Bologna,Florence",
    brands:
      "Valdarno Montelago Riviera Tirrena Appennino Lagonero Adriana Brenta Corallo Ponteverde Fiorano Stellamare",
  },
  {
    name: "Poland",
    aliases: "pl,polska",
    pool: "polish",
    cities: "Warsaw,Kraków,Wrocław,Gdańsk,Poznań",
    brands: "Wislana Tatranska Baltyk Karpata Mazurek Odranova Bieszczad Warmia Polesie Sudety Kaszuby Narew",
  },
  {
    name: "United Kingdom",
    aliases: "uk,gb,great britain,england",
    pool: "english",
    cities: "London,Manchester,Leeds,Bristol,Edinburgh,Birmingham",
    brands:
      "Ashdown Brackenhill Thornbury Kingsmere Pennine Saltmarsh Wexcombe Harrowgate Millbrook Cotswold Larkfield Northgate",
  },
  {
    name: "Ireland",
    aliases: "ie",
    pool: "english",
    cities: "Dublin,Cork,Galway,Limerick,Waterford",
    brands:
      "Shannonside Claddagh Kilbrook Glenmore Liffeyside Burrenstone Dunmore Ballycove Slievebloom Avondhu Errigal Rosslyn",
  },
  {
    name: "United States",
    aliases: "us,usa,u.s.,united states of america,america",
    pool: "english",
    cities:
      "Austin/Texas,Denver/Colorado,Chicago/Illinois,Boston/Massachusetts,Seattle/Washington,San Francisco/California,Atlanta/Georgia",
    brands:
      "Redwood Bluestem Copperline Ironbridge Summitview Lakeshore Pinecrest Silverado Prairie Cascade Brightwater Stonebridge",
  },
  {
    name: "Canada",
    aliases: "ca",
    pool: "english",
    cities: "Toronto/Ontario,Vancouver/British Columbia,Montreal/Quebec,Calgary/Alberta,Ottawa/Ontario",
    brands:
      "Maplecrest Laurentide Northwind Tundra Glacierpoint Superior Cedarvale Yukonis Kootenay Fraserview Hudsonbay Algonquin",
  },
];

export const COUNTRIES: readonly Country[] = ROWS.map((row) => ({
  name: row.name,
  aliases: [row.name.toLowerCase(), ...(row.aliases?.split(",") ?? [])],
  cities: row.cities.split(",").map((place) => {
    const [city = place, state = null] = place.split("/");
    return { city, state };
  }),
  brands: row.brands.split(" "),
  names: NAME_POOLS[row.pool],
  press: `${row.name.toLowerCase().replaceAll(" ", "")}-business.example`,
}));
