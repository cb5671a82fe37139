/** Document Picture-in-Picture, where there is one. */
export interface DocumentPictureInPicture extends EventTarget {
  readonly window: Window | null;
  requestWindow(options: { readonly width: number; readonly height: number }): Promise<Window>;
}

export const documentPip = (): DocumentPictureInPicture | undefined =>
  (globalThis as { documentPictureInPicture?: DocumentPictureInPicture }).documentPictureInPicture;

/**
 * How a call can be shown above other windows: in a small window of the page's own, which only pages that are in no frame
 * may open, or as one picture. Undefined where there is neither.
 */
export function wayToFloat(): 'window' | 'picture' | undefined {
  if (documentPip() && window.top === window) return 'window';
  return document.pictureInPictureEnabled ? 'picture' : undefined;
}
