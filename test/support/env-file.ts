export interface EnvLine {
  readonly name: string;
  readonly value: string;
  /** Whether it is in force, or only shown. */
  readonly isSet: boolean;
}

/** The settings in an environment file, those that are only shown as well. */
export function envLines(text: string): EnvLine[] {
  return text.split('\n').flatMap((line) => {
    const [, mark, name, value] = /^(#?)([A-Z][A-Z0-9_]*)=(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [{ name, value: value ?? '', isSet: mark === '' }];
  });
}
