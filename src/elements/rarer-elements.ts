/** Where the code of each of the rarer elements is. */
export const RARER_ELEMENTS = {
  'call-lobby': () => import('./setup/call-lobby.ts'),
  'device-settings': () => import('./setup/device-settings.ts'),
  'settings-dialog': () => import('./setup/settings-dialog.ts'),
  'call-alerts': () => import('./alerts/call-alerts.ts'),
  'missed-calls': () => import('./alerts/missed-calls.ts'),
  'notice-list': () => import('./alerts/notice-list.ts'),
  'people-panel': () => import('./people/people-panel.ts'),
  'waiting-room': () => import('./people/waiting-room.ts'),
  'host-question': () => import('./people/host-question.ts'),
  'room-link': () => import('./people/room-link.ts'),
  'call-stats': () => import('./stats/call-stats.ts'),
  'call-analytics': () => import('./analytics/call-analytics.ts'),
};
