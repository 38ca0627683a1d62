import type { Trouble } from "@/lib/domain/dependencies/conflicts";
import type { Judged } from "@/lib/domain/dependencies/view";

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
  /** What is said beside them, as it was typed. */
  other: string;
};

/** What is said where nothing is in the way. */
export const nothing = "Nothing";

/** Takes an answer apart into the hindrances that are known, and what else it says. */
export function readInTheWay(text: string, hindrances: readonly Pick<KnownHindrance, "text">[]): InTheWay {
  const lines = text.split("\n");
  const known = hindrances.map((one) => one.text).filter((one) => lines.includes(one));
  const others = lines.filter((line) => !known.includes(line));
  const other = others.join("\n");
  const isNothing = known.length === 0 && other.trim().toLocaleLowerCase("en") === nothing.toLocaleLowerCase("en");
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

/** How many known hindrances are offered: more would be a list to search, not to press. */
const mostOffered = 4;

type Waiting = {
  judged: readonly Judged[];
  teamId: string;
  teamName(id: string): string;
  /** The Stories the person has in hand. */
  storyIds: ReadonlySet<string>;
  runningSprint: number | null;
};

/**
 * What may be in somebody's way as far as it is known: their Stories that are blocked, then the
 * Dependencies their own Stories wait for, then those the team waits for now.
 */
export function hindrancesOf(
  blocked: readonly { id: string; number: number; title: string; blockedReason: string | null }[],
  { judged, teamId, teamName, storyIds, runningSprint }: Waiting,
): KnownHindrance[] {
  const stopped = blocked.map(({ id, number, title, blockedReason }) => ({
    key: `Story ${id}`,
    text: `Blocked: ${title} (S-${number})`,
    note: `S-${number} stands on the board as blocked: ${blockedReason ?? "no reason said"}.`,
    isBad: true,
    storyId: id,
  }));
  const waits = judged.filter(
    ({ neederTeamId, state, standing }) =>
      neederTeamId === teamId &&
      (state === "proposed" || state === "accepted" || state === "in_progress") &&
      standing.kind !== "void" &&
      standing.kind !== "satisfied",
  );
  const isOwn = ({ neederStoryId }: Judged) => neederStoryId !== null && storyIds.has(neederStoryId);
  const isNow = ({ needed }: Judged) => needed !== null && runningSprint !== null && needed <= runningSprint;
  const chosen = [...waits.filter(isOwn), ...waits.filter((one) => !isOwn(one) && isNow(one))];
  const awaited = chosen.map((dependency) => {
    const { id, number, note, giver, giverTeamId, neederStoryId, standing } = dependency;
    const what = note.split("\n")[0] || giver?.title || "an answer";
    return {
      key: `Dependency ${id}`,
      text: `Waiting for ${teamName(giverTeamId)}: ${what} (D-${number})`,
      note: waitingNote(dependency, teamName),
      isBad: standing.kind === "conflict",
      storyId: neederStoryId,
    };
  });
  return [...stopped, ...awaited].slice(0, mostOffered);
}

function waitingNote(
  { state, needed, promised, answeringTeamId, giverTeamId, standing }: Judged,
  teamName: (id: string) => string,
): string {
  const by = needed === null ? "" : ` by S${needed}`;
  if (state === "proposed") return `In ${teamName(answeringTeamId)}’s queue as an answer to give${by}.`;
  const promise = promised === null ? "has accepted it" : `has promised it for S${promised}`;
  const trouble = standing.kind === "conflict" ? `, ${troubleNote(standing, needed)}` : "";
  return `${teamName(giverTeamId)} ${promise}${trouble}.`;
}

function troubleNote({ cause, reason }: Trouble, needed: number | null): string {
  if (cause === "closed") return "which closed without it";
  return cause === "gone" ? `but ${reason}` : `needed by S${needed}`;
}
