import type { Parameters } from './parameters.ts';

/** What users see of the doctor. */
export const doctorKeys = {
  'doctor.title': [],
  'doctor.line': ['part', 'state'],
  'doctor.part-program': [],
  'doctor.part-settings': [],
  'doctor.part-data': [],
  'doctor.part-zones': [],
  'doctor.part-store': [],
  'doctor.part-digest': [],
  'doctor.part-clock': [],
  'doctor.well': [],
  'doctor.attention': [],
  'doctor.wrong': [],
  'doctor.unchecked': [],
  'doctor.all-well': [],
  'doctor.ask-operator': [],
} as const satisfies Parameters;
