/** The version of the package; where the sources run as they are, in tests, there is none. */
declare const __VERSION__: string | undefined;
