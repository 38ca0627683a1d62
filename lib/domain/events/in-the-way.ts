/** Something that may be in somebody's way, known from the board or the Dependencies. */
export type KnownHindrance = {
  key: string;
  /** What is said of it, and stands in the answer: "Waiting for Storage: volume labels (D-12)". */
  text: string;
  /** Where it is now and who acts next. */
  note: string;
  /** A promise is broken, or it stands still. */
  isBad: boolean;
  /** The Story it stops. */
  storyId: string | null;
};

/** An answer to "in the way", taken apart. */
export type InTheWay = {
  /** Said to be nothing. */
  isNothing: boolean;
  /** The texts of the known hindrances it names. */
  known: readonly string[];
  /** What is said beside them. */
  other: string;
};

/** What is said where nothing is in the way. */
export const nothing = "Nothing";

/** Takes an answer apart into the hindrances that are known, and what else it says. */
export function readInTheWay(text: string, hindrances: readonly Pick<KnownHindrance, "text">[]): InTheWay {
  const lines = text.split("\n");
  const known = hindrances.map((one) => one.text).filter((one) => lines.includes(one));
  const others = lines.filter((line) => !known.includes(line));
  const other = others.join("\n").trim();
  const isNothing = known.length === 0 && other.toLocaleLowerCase("en") === nothing.toLocaleLowerCase("en");
  return { isNothing, known, other: isNothing ? "" : other };
}

/** The answer that says so: the known hindrances first, a line each. Empty where nothing is said yet. */
export function writeInTheWay({ isNothing, known, other }: InTheWay): string {
  return isNothing ? nothing : [...known, ...(other ? [other] : [])].join("\n");
}

/** The answer with a known hindrance named, or not any more. */
export function toggled(said: InTheWay, text: string): InTheWay {
  const isNamed = said.known.includes(text);
  return {
    isNothing: false,
    known: isNamed ? said.known.filter((one) => one !== text) : [...said.known, text],
    other: said.other,
  };
}
