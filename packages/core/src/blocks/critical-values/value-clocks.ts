/** The command that a state's clock gives when it runs out. */
export const runsOut = {
  raised: 'confirmationLate',
  confirmed: 'notificationLate',
  notified: 'acknowledgementLate',
  acknowledged: 'actionLate',
  'acted-upon': 'noteLate',
} as const satisfies Readonly<Record<string, string>>
