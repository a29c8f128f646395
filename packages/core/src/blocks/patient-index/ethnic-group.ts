import { defineCodes } from '../../resource/fields/index.ts'

/**
 * Ethnic groups (民族): two digits of GB/T 3304-1991, 01 to 56 in the order of the standard, 97 for a group that is not
 * identified yet and 98 for citizens of foreign descent (WS 364.3, CV02.01.202).
 */
export const EthnicGroup = defineCodes({
  system: 'urn:oid:2.16.156.10011.2.3.3.3',
  labels: 'patients.ethnic-group',
  values: [
    ...(['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '13', '14', '15', '16'] as const),
    ...(['17', '18', '19', '20', '21', '22', '23', '24', '25', '26', '27', '28', '29', '30', '31', '32'] as const),
    ...(['33', '34', '35', '36', '37', '38', '39', '40', '41', '42', '43', '44', '45', '46', '47', '48'] as const),
    ...(['49', '50', '51', '52', '53', '54', '55', '56', '97', '98'] as const),
  ],
})
