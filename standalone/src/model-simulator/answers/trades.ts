/** What is typical of the customers in one trade. */
export interface Trade {
  readonly industry: string;
  readonly verticals: readonly string[];
  readonly technologies: readonly string[];
  readonly painPoints: readonly string[];
  readonly buyer: string;
}

const FINANCE: Trade = {
  industry: 'Financial services',
  verticals: ['Retail banking', 'Payments', 'Lending'],
  technologies: ['Core banking systems', 'Kafka', 'Kubernetes'],
  painPoints: ['Core systems that are hard to change', 'Regulatory reporting by hand', 'Slow onboarding of customers'],
  buyer: 'Head of Digital Banking',
};
const HEALTH: Trade = {
  industry: 'Healthcare',
  verticals: ['Hospitals', 'Diagnostics', 'Medical devices'],
  technologies: ['Electronic health records', 'HL7 FHIR', 'PACS'],
  painPoints: ['Records that do not follow the patient', 'Staff shortage', 'Audits of privacy'],
  buyer: 'Chief Medical Information Officer',
};
const LOGISTICS: Trade = {
  industry: 'Logistics',
  verticals: ['Freight forwarding', 'Ports', 'Last mile'],
  technologies: ['Transport management systems', 'EDI', 'Telematics'],
  painPoints: ['Empty runs', 'No single view of a shipment', 'Customs papers by hand'],
  buyer: 'VP Operations',
};
const RETAIL: Trade = {
  industry: 'Retail',
  verticals: ['E-commerce', 'Grocery', 'Fashion'],
  technologies: ['Headless commerce', 'Point of sale', 'Product information management'],
  painPoints: ['Returns', 'Stock that is in the wrong place', 'Abandoned carts'],
  buyer: 'Head of E-Commerce',
};
const SOFTWARE: Trade = {
  industry: 'B2B software',
  verticals: ['Sales technology', 'Developer tools', 'Collaboration'],
  technologies: ['AWS', 'Salesforce', 'HubSpot'],
  painPoints: ['Long sales cycles', 'Low attach rate of services', 'Partners who do not register deals'],
  buyer: 'VP Alliances',
};

const KNOWN: readonly (readonly [RegExp, Trade])[] = [
  [/bank|pay|fin|credit|capital|insur|trust/, FINANCE],
  [/health|med|pharma|clinic|care|bio/, HEALTH],
  [/ship|navy|logist|freight|marine|port|cargo|truck/, LOGISTICS],
  [/shop|retail|store|commerce|market|fashion|food/, RETAIL],
];

/** The trade that a text sounds like. */
export const tradeOf = (text: string): Trade =>
  KNOWN.find(([sound]) => sound.test(text.toLowerCase()))?.[1] ?? SOFTWARE;
