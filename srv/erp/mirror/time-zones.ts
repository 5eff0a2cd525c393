interface CountryZones {
  readonly zone: string;
  /** Regions (ADRC-REGION) whose clocks differ from the country's. */
  readonly regions?: Readonly<Record<string, string>>;
}

/** IANA zone by country and SAP region. Where a region is unknown, the zone of most people holds. */
const ZONES: Readonly<Record<string, CountryZones>> = {
  AR: { zone: 'America/Argentina/Buenos_Aires' },
  AT: { zone: 'Europe/Vienna' },
  BO: { zone: 'America/La_Paz' },
  BR: {
    zone: 'America/Sao_Paulo',
    regions: {
      AC: 'America/Rio_Branco',
      AM: 'America/Manaus',
      MS: 'America/Campo_Grande',
      MT: 'America/Cuiaba',
      RO: 'America/Porto_Velho',
      RR: 'America/Boa_Vista',
    },
  },
  CH: { zone: 'Europe/Zurich' },
  CL: { zone: 'America/Santiago', regions: { '12': 'America/Punta_Arenas' } },
  CO: { zone: 'America/Bogota' },
  CR: { zone: 'America/Costa_Rica' },
  DE: { zone: 'Europe/Berlin' },
  EC: { zone: 'America/Guayaquil', regions: { '20': 'Pacific/Galapagos' } },
  ES: {
    zone: 'Europe/Madrid',
    regions: { '35': 'Atlantic/Canary', '38': 'Atlantic/Canary' },
  },
  FR: { zone: 'Europe/Paris' },
  GB: { zone: 'Europe/London' },
  IE: { zone: 'Europe/Dublin' },
  IT: { zone: 'Europe/Rome' },
  MX: {
    zone: 'America/Mexico_City',
    regions: {
      BC: 'America/Tijuana',
      BCS: 'America/Mazatlan',
      NAY: 'America/Mazatlan',
      ROO: 'America/Cancun',
      SIN: 'America/Mazatlan',
      SON: 'America/Hermosillo',
    },
  },
  NL: { zone: 'Europe/Amsterdam' },
  PA: { zone: 'America/Panama' },
  PE: { zone: 'America/Lima' },
  PT: { zone: 'Europe/Lisbon', regions: { '20': 'Atlantic/Azores' } },
  PY: { zone: 'America/Asuncion' },
  US: {
    zone: 'America/New_York',
    regions: {
      AK: 'America/Anchorage',
      AZ: 'America/Phoenix',
      CA: 'America/Los_Angeles',
      CO: 'America/Denver',
      HI: 'Pacific/Honolulu',
      IL: 'America/Chicago',
      MN: 'America/Chicago',
      MO: 'America/Chicago',
      NM: 'America/Denver',
      NV: 'America/Los_Angeles',
      OR: 'America/Los_Angeles',
      TX: 'America/Chicago',
      UT: 'America/Denver',
      WA: 'America/Los_Angeles',
      WI: 'America/Chicago',
    },
  },
  UY: { zone: 'America/Montevideo' },
};

/** The IANA time zone of an address; null when the country is not in the table. */
export function timeZoneOf(country: string, region: string): string | null {
  const zones = ZONES[country];
  return zones?.regions?.[region] ?? zones?.zone ?? null;
}
