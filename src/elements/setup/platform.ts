/** Where a person finds the settings of browser and system; the two matter for nothing else. */
export interface Platform {
  readonly browser: 'chromium' | 'firefox' | 'safari' | 'other';
  readonly system: 'mac' | 'windows' | 'phone' | 'other';
}

/** What the browser says of itself. Tablets of Apple's say that they are a Mac, one that can be touched. */
export function platformOf(userAgent: string, touchPoints: number): Platform {
  const isApple =
    /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1);
  if (isApple || /Android/.test(userAgent))
    return { browser: browserOf(userAgent), system: 'phone' };
  const system = /Macintosh/.test(userAgent)
    ? 'mac'
    : /Windows/.test(userAgent)
      ? 'windows'
      : 'other';
  return { browser: browserOf(userAgent), system };
}

function browserOf(userAgent: string): Platform['browser'] {
  if (/Firefox|FxiOS/.test(userAgent)) return 'firefox';
  if (/Chrom(e|ium)|CriOS|Edg/.test(userAgent)) return 'chromium';
  return /Safari/.test(userAgent) ? 'safari' : 'other';
}
