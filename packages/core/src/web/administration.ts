/** Reference data of the county that administrators keep, for pages generated from the declarations. */
export { department, organization, practitioner } from '../organization/organizations.ts'
