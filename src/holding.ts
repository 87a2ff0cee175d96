const held = new Set<() => void>();

/**
 * Works out `make` of each thing once, and holds it as long as the thing is there, for the next question. What is held can
 * be made again at any time, and is where `letGoOfHeld` was called meanwhile.
 */
export function holding<Of extends object, Made extends NonNullable<unknown>>(
  make: (of: Of) => Made,
): (of: Of) => Made {
  let known = new WeakMap<Of, Made>();
  held.add(() => {
    known = new WeakMap();
  });
  return (of) => {
    const before = known.get(of);
    if (before !== undefined) return before;
    const made = make(of);
    known.set(of, made);
    return made;
  };
}

/** The same for what there is one of, such as the stems of words that were met. */
export function heldOnce<Made extends object>(make: () => Made): () => Made {
  let made: Made | undefined;
  held.add(() => {
    made = undefined;
  });
  return () => {
    made ??= make();
    return made;
  };
}

/** Lets go of everything that is held, for nothing but its memory: whoever asks next waits until it is made again. */
export function letGoOfHeld(): void {
  for (const letGo of held) letGo();
}
