/** How sure it is which place a name means. */
export const certaintyKeys = {
  certain: 'cities.certain',
  probable: 'cities.probable',
  unknown: 'cities.unknown',
} as const;

/** What a place is. */
export const typeKeys = {
  city: 'cities.type-city',
  county: 'cities.type-county',
  'federal district': 'cities.type-district',
  'independent city': 'cities.type-independent',
} as const;
