/** The room that the page's address names: `?room=stand-up`. */
export const roomInAddress = (): string =>
  new URL(location.href).searchParams.get('room')?.trim() ?? '';

/** Makes the address a link to a room, or to none. */
export function setRoomInAddress(room: string): void {
  const url = new URL(location.href);
  if (room) url.searchParams.set('room', room);
  else url.searchParams.delete('room');
  history.replaceState(null, '', url);
}
