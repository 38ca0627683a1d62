/** The parts of a Flow Team that views are cached and refreshed by. */
export const contexts = [
  "flow-teams",
  "calendar",
  "roadmap",
  /** Epics, Insights, definitions and templates. */
  "backlog",
  "saved views",
  /** Every Story, Task and stay in a Sprint Backlog. */
  "stories",
  /** How far Epics are: what of their Stories the roadmap counts. */
  "progress",
  "dependencies",
  "conversations",
  /** What is scheduled, held and agreed in events. */
  "events",
  /** Objectives of Flow Sprints and what teams claimed. */
  "claims",
  "improvements",
  /** What people's Today shows beside these: who has prepared, feedback, action items. */
  "today",
  "accounts",
  "presence",
] as const;

/**
 * A part of a Flow Team; or one Scrum Team's Stories, so that its board isn't read again for what
 * another team does; or one person's inbox; or one event's room.
 */
export type Context = (typeof contexts)[number] | TeamContext | InboxContext | RoomContext;
type TeamContext = `stories of ${string}`;
type InboxContext = `inbox of ${string}`;
type RoomContext = `${(typeof roomParts)[number]} of ${string}`;

/** What an event's room is made of, by what is told of apart. */
const roomParts = ["room", "clock", "people", "table", "secrets"] as const;

/** Finds the event's key in the context of a part of its room: a regular expression of PostgreSQL. */
export const roomPattern = `^(?:${roomParts.join("|")}) of (.+)$`;

/** The Stories of one Scrum Team as a context of their own. */
export const storiesOf = (teamId: string): TeamContext => `stories of ${teamId}`;

/** What one person is told as a context of its own. */
export const inboxOf = (personId: string): InboxContext => `inbox of ${personId}`;

/** What an event is, by its key: whether it is open, who leads it and is asked to it, notes and actions. */
export const roomOf = (eventKey: string): RoomContext => `room of ${eventKey}`;

/** What the facilitator of an event leads, by its key: the clock, the step, whose turn it is. */
export const clockOf = (eventKey: string): RoomContext => `clock of ${eventKey}`;

/** Who came to an event, by its key, and who is ready. */
export const peopleOf = (eventKey: string): RoomContext => `people of ${eventKey}`;

/** What lies on the table in an event, by its key: answers, votes shown, cards in groups, demos, feedback. */
export const tableOf = (eventKey: string): RoomContext => `table of ${eventKey}`;

/** What people do in secret in an event, by its key: votes, cards, dots. Its hints name nobody. */
export const secretsOf = (eventKey: string): RoomContext => `secrets of ${eventKey}`;

/**
 * How far apart hints of a context are passed on, in milliseconds; what comes meanwhile goes as one.
 * For what a roomful of people does at once: votes, cards and dots, and who comes or is ready.
 */
export function gatheredFor(context: Context): number {
  if (context.startsWith("secrets of ")) return 250;
  return context.startsWith("people of ") ? 500 : 0;
}

/** A hint names this many items at most: PostgreSQL carries no notification of 8,000 bytes. */
export const mostNamed = 50;

/**
 * What travels to every screen when something changed: where, never what. `revision` counts the
 * changes of that context in that Flow Team; `commandId` lets a screen know its own act, and is empty
 * where the hint names nobody.
 */
export type LiveHint = {
  flowTeamId: string;
  context: Context;
  /** The items that changed; null where they are too many to name, or the context changed as a whole. */
  ids: readonly string[] | null;
  revision: number;
  commandId: string;
  byId: string | null;
};

/** How often each context has changed, as far as somebody knows. A context never changed is 0. */
export type Revisions = { [C in Context]?: number };

/** A view as a server component hands it to the screen: the JSON text unparsed, and what it shows. */
export type PaintedView<View> = {
  flowTeamId: string;
  /** JSON text of a `View`. */
  body: string;
  /** The entity tag that asks for the same again. */
  tag: string;
  revisions: Revisions;
  /** The body is the beginning alone, shown until the whole is here. */
  isPart?: true;
  /** Never set: remembers the type of what `body` holds. */
  shape?: View;
};

/** The header of a view's answer that says which Flow Team's revisions it shows, as JSON. */
export const revisionsHeader = "flotilla-revisions";

/**
 * The header of a request for a view that is read again because of hints: the revisions that the asker
 * has heard of or seen, as JSON. The answer shows at least these.
 */
export const heardHeader = "flotilla-heard";

/** What that header says; null where it says nothing that can be understood. */
export function readHeard(header: string | null): Revisions | null {
  try {
    const heard: unknown = header === null ? null : JSON.parse(header);
    const isObject = typeof heard === "object" && heard !== null;
    return isObject && Object.values(heard).every(Number.isSafeInteger) ? (heard as Revisions) : null;
  } catch {
    return null;
  }
}

/** What the header of revisions holds. */
export type ViewRevisions = { flowTeamId: string; revisions: Revisions };

/** Sent first on each stream: the build that answers, and where all Flow Teams of the person stand. */
export type LiveHello = { build: string; standing: { [flowTeamId: string]: Revisions } };

/** Sent when the server may have missed hints: where all Flow Teams stand now. */
export type LiveResync = Pick<LiveHello, "standing">;

/** How often a stream says that it lives, in milliseconds. */
export const beatEvery = 5_000;

/** The header of an answer that says what the server's clock read as it was sent: milliseconds since 1970. */
export const clockHeader = "flotilla-now";
