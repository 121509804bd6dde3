export interface Industry {
  /** Apollo's spelling. */
  readonly name: string;
  /** Second words of company names. */
  readonly nouns: readonly [string, string, string, string];
  readonly keywords: readonly string[];
  readonly description: string;
  readonly technologies: readonly string[];
  /** What a company of the industry opens, launches and is certified for: used in its facts. */
  readonly site: string;
  readonly product: string;
  readonly certificate: string;
}

export const INDUSTRIES: readonly Industry[] = [
  {
    name: "logistics & supply chain",
    nouns: ["Logistics", "Freight", "Cargo", "Transport"],
    keywords: ["freight", "warehousing", "last mile"],
    description: "Regional freight, storage and customs services",
    technologies: ["SAP", "Descartes", "Microsoft Power BI"],
    site: "cross-dock terminal",
    product: "a same-day delivery service for spare parts",
    certificate: "ISO 28000",
  },
  {
    name: "information technology & services",
    nouns: ["Systems", "Digital", "Software", "Networks"],
    keywords: ["managed services", "cloud", "saas"],
    description: "Cloud software and managed services for mid-sized firms",
    technologies: ["AWS", "Kubernetes", "Salesforce"],
    site: "engineering office",
    product: "a self-service analytics module",
    certificate: "ISO 27001",
  },
  {
    name: "machinery",
    nouns: ["Machinery", "Engineering", "Works", "Automation"],
    keywords: ["automation", "CNC", "robotics"],
    description: "Special-purpose machines and automation for factories",
    technologies: ["Siemens Teamcenter", "SolidWorks", "SAP"],
    site: "assembly hall",
    product: "a modular packaging line",
    certificate: "ISO 9001",
  },
  {
    name: "renewables & environment",
    nouns: ["Energy", "Wind", "Solar", "Power"],
    keywords: ["grid storage", "wind", "solar"],
    description: "Plans, builds and runs wind and solar parks",
    technologies: ["SCADA", "Python", "Microsoft Azure"],
    site: "service base",
    product: "a battery storage offering for industrial sites",
    certificate: "ISO 14001",
  },
  {
    name: "food & beverages",
    nouns: ["Foods", "Provisions", "Brewery", "Dairy"],
    keywords: ["food production", "private label", "organic"],
    description: "Makes chilled and organic food for retail chains",
    technologies: ["Infor M3", "Shopify", "Tableau"],
    site: "production line",
    product: "a plant-based range",
    certificate: "IFS Food",
  },
  {
    name: "hospital & health care",
    nouns: ["Health", "Clinics", "Care", "Medical"],
    keywords: ["outpatient", "diagnostics", "telehealth"],
    description: "Runs outpatient clinics and diagnostic centres",
    technologies: ["Epic", "Zoom", "Microsoft 365"],
    site: "day clinic",
    product: "an online booking and triage service",
    certificate: "ISO 15189",
  },
  {
    name: "construction",
    nouns: ["Construction", "Building", "Homes", "Contractors"],
    keywords: ["timber construction", "renovation", "bim"],
    description: "Builds and renovates commercial property",
    technologies: ["Autodesk Revit", "Procore", "SAP"],
    site: "prefabrication plant",
    product: "a fixed-price energy renovation package",
    certificate: "BREEAM Outstanding",
  },
  {
    name: "financial services",
    nouns: ["Capital", "Finance", "Leasing", "Invest"],
    keywords: ["leasing", "factoring", "sme lending"],
    description: "Leasing and working-capital finance for small firms",
    technologies: ["Salesforce", "Snowflake", "Twilio"],
    site: "advisory office",
    product: "an invoice-finance product with same-day payout",
    certificate: "ISO 22301",
  },
  {
    name: "retail",
    nouns: ["Retail", "Stores", "Outdoor", "Living"],
    keywords: ["omnichannel", "e-commerce", "loyalty"],
    description: "Outdoor and living stores with a growing web shop",
    technologies: ["Shopify", "Klaviyo", "Google Analytics"],
    site: "flagship store",
    product: "a click-and-collect service",
    certificate: "B Corp",
  },
  {
    name: "marketing & advertising",
    nouns: ["Media", "Studio", "Agency", "Creative"],
    keywords: ["branding", "performance marketing", "content"],
    description: "Brand and performance marketing for industrial clients",
    technologies: ["HubSpot", "Figma", "Google Ads"],
    site: "film studio",
    product: "a fixed-fee launch package for exporters",
    certificate: "ISO 20121",
  },
  {
    name: "pharmaceuticals",
    nouns: ["Pharma", "Biotech", "Therapeutics", "Labs"],
    keywords: ["clinical trials", "biologics", "contract manufacturing"],
    description: "Contract development of biologics",
    technologies: ["Veeva", "Benchling", "SAP"],
    site: "pilot plant",
    product: "a small-batch filling service",
    certificate: "GMP",
  },
  {
    name: "professional training & coaching",
    nouns: ["Academy", "Learning", "Training", "Institute"],
    keywords: ["e-learning", "compliance training", "apprenticeships"],
    description: "Technical and compliance training for industry",
    technologies: ["Moodle", "Zoom", "HubSpot"],
    site: "training centre",
    product: "a blended course for shift leaders",
    certificate: "ISO 21001",
  },
];
