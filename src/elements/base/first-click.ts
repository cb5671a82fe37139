/** For a button in whose place another may be a moment later: the second click of a double one is meant for neither. */
export const firstClick =
  (deed: () => void) =>
  ({ detail }: MouseEvent): void => {
    if (detail < 2) deed();
  };
