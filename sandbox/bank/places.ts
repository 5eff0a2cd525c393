/** Cities with postal code, region and time zone (as SAP names them in ADRC-TIME_ZONE). */
export interface Place {
  city: string;
  postalCode: string;
  region: string;
  sapTimeZone: string;
  areaCode: string;
  weight: number;
}

const de = (
  city: string,
  postalCode: string,
  region: string,
  areaCode: string,
  weight: number,
) => ({
  city,
  postalCode,
  region,
  areaCode,
  weight,
  sapTimeZone: 'CET',
});
const co = (
  city: string,
  postalCode: string,
  region: string,
  areaCode: string,
  weight: number,
) => ({
  city,
  postalCode,
  region,
  areaCode,
  weight,
  sapTimeZone: 'UTC-5',
});
const cl = (
  city: string,
  postalCode: string,
  region: string,
  areaCode: string,
  weight: number,
  sapTimeZone = 'CHILE',
) => ({ city, postalCode, region, areaCode, weight, sapTimeZone });

export const places: Record<'DE' | 'CO' | 'CL', readonly Place[]> = {
  DE: [
    de('Berlin', '10115', 'BE', '030', 30),
    de('Hamburg', '20095', 'HH', '040', 18),
    de('München', '80331', 'BY', '089', 16),
    de('Köln', '50667', 'NW', '0221', 12),
    de('Frankfurt am Main', '60311', 'HE', '069', 9),
    de('Leipzig', '04109', 'SN', '0341', 7),
    de('Mannheim', '68159', 'BW', '0621', 5),
    de('Rostock', '18055', 'MV', '0381', 3),
  ],
  CO: [
    co('Bogotá', '110111', 'DC', '601', 34),
    co('Medellín', '050001', 'ANT', '604', 20),
    co('Cali', '760001', 'VAC', '602', 16),
    co('Barranquilla', '080001', 'ATL', '605', 12),
    co('Bucaramanga', '680001', 'SAN', '607', 8),
    co('Manizales', '170001', 'CAL', '606', 5),
    co('Pasto', '520001', 'NAR', '602', 5),
  ],
  CL: [
    cl('Santiago', '8320000', '13', '2', 50),
    cl('Valparaíso', '2340000', '05', '32', 14),
    cl('Concepción', '4030000', '08', '41', 13),
    cl('Antofagasta', '1240000', '02', '55', 8),
    cl('Temuco', '4780000', '09', '45', 8),
    cl('Punta Arenas', '6200000', '12', '61', 4, 'CHILEM'),
    cl('Hanga Roa', '2770000', '05', '32', 1, 'CHILEE'),
  ],
};

export const dialCodes: Record<'DE' | 'CO' | 'CL', string> = { DE: '+49', CO: '+57', CL: '+56' };
