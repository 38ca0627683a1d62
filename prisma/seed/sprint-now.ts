// biome-ignore-all format: a table, one row a line

/** How far a Story of the running sprint is. */
export type Stage = "todo" | "active" | "review" | "done";

/** A Story of the running Flow Sprint as the story tells it: title, points, how far, and one criterion of its own. */
export type ToldStory = [title: string, points: number, stage: Stage, criterion: string, more?: More];
type More = {
  /** Why it can't go on. */
  blocked?: string;
  /** Begun in the sprint before and carried over. */
  isCarried?: true;
  /** Came in after the start, for this reason. */
  added?: string;
};

/** What the twelve teams committed to in the running Flow Sprint, by Epic. */
export const sprintNow: Record<string, ToldStory[]> = {
  "berth-conflicts": [
    ["Two cranes never promised on one rail", 3, "done", "A second promise on the same rail names the first"],
    ["Clash shown while a vessel is dragged", 3, "done", "The clash shows before the vessel is dropped", { isCarried: true }],
    ["Crane maintenance read every hour", 2, "review", "A changed maintenance window shows within the hour"],
    ["Hold a promise back until the clash is settled", 3, "active", "No message leaves while a clash is open", { blocked: "The message service answers twice for one promise; Exchange looks for the reason" }],
    ["Suggest the next free berth as a way out", 5, "active", "At least one way out is named for nine in ten clashes"],
    ["List of open clashes by terminal", 1, "todo", "The list is right within a minute"],
    ["Draught clash on the ebb", 2, "todo", "A vessel that would touch ground is never promised", { added: "The harbour master asked for it after Monday's near miss at berth 7" }],
  ],
  "pilot-night": [
    ["Lee side from wind and course", 3, "done", "The side is right in all twelve recorded nights"],
    ["Declared deck lights by vessel", 2, "done", "A vessel without a declaration is marked"],
    ["Boarding time by wave height", 3, "active", "The time moves when the forecast does"],
    ["Sheet for the boat, one page", 2, "review", "The sheet can be read with red light"],
    ["Note a missing light for the next call", 1, "todo", "The note shows at the vessel's next call"],
  ],
  swell: [
    ["Read the buoy every ten minutes", 3, "done", "A reading older than half an hour is marked"],
    ["Gaps of the buoy bridged by the model", 3, "active", "A bridged value never looks like a measured one", { isCarried: true }],
    ["Boarding limits by boat", 2, "review", "Each of the four boats has its own limit"],
    ["Notice to the duty desk", 2, "active", "The notice comes two hours before the limit", { blocked: "The duty desk's telephone list is on a server that is being moved" }],
    ["Trips in vain, counted", 1, "todo", "A trip in vain is one without a transfer"],
    ["Swell drawn beside the tide", 3, "todo", "Both curves share one time axis"],
  ],
  "yard-equipment": [
    ["Know which machine is nearest", 3, "done", "The nearest free machine is named within five seconds"],
    ["Driver declines with a reason", 2, "done", "The order goes to the next machine at once"],
    ["Offer the next order before the last is done", 3, "done", "No driver waits longer than half a minute for an order"],
    ["Balance between blocks at shift change", 3, "active", "No block is without a machine for ten minutes"],
    ["Routes kept for one day only", 1, "review", "Yesterday's routes are gone at six"],
    ["Empty driving by block", 2, "todo", "The figure says over how many trips it is"],
    ["Wrong slot reported from the cab", 2, "active", "Two taps with gloves on", { blocked: "Tablets of the new make don't wake from sleep; the maker sends a fix" }],
  ],
  "gate-queue": [
    ["Measure the queue from the gate cameras", 5, "done", "The count is within two trucks of a person's"],
    ["Wait now, by gate", 3, "done", "The wait told is within ten minutes"],
    ["Wait in an hour, from slots and habit", 5, "active", "The forecast says how sure it is"],
    ["Show the wait to drivers on their way", 2, "todo", "It reads well on a five inch screen"],
    ["Closed lanes counted right", 1, "review", "A closed lane never counts as a fast one"],
  ],
  "customs-preclear": [
    ["Send the early declaration while at sea", 3, "done", "The declaration leaves 24 hours before arrival"],
    ["Read early releases", 3, "done", "A release is on the box within a minute"],
    ["Withdraw a release", 3, "review", "A withdrawn box can't leave the gate", { isCarried: true }],
    ["Straight-through orders to the yard", 3, "active", "A released box gets no slot in the stack", { blocked: "Yard's order interface refuses boxes without a slot: waits for its answer" }],
    ["Report by importer", 2, "todo", "An importer sees its own boxes only"],
    ["Trusted list read each night", 1, "done", "A name that left the list is off by six"],
  ],
  "manifest-changes": [
    ["Find the difference between two manifests", 5, "done", "A moved line isn't a changed one"],
    ["Who is touched by a change", 3, "active", "Yard, customs and bay plan are named where they are"],
    ["Acknowledge a change", 2, "review", "An acknowledgement has a name and a time"],
    ["Close again after a late change", 3, "todo", "A second closing keeps the first one"],
    ["Reminder where nobody acknowledged", 2, "todo", "The reminder comes after 30 minutes"],
    ["Weights changed late stand out", 2, "active", "More than half a tonne is shown first", { added: "Two boxes were lifted with the old weight on Friday" }],
  ],
  "tariff-shift": [
    ["Who asked for a shift", 3, "done", "Every shift has an asker or says that it has none"],
    ["Rule by asker", 3, "active", "A shift the port wanted costs nothing"],
    ["Radio notes tied to the shift", 2, "review", "The note is found from the invoice"],
    ["Show the reason on the invoice", 2, "todo", "The line says who asked and when"],
    ["Shifts of last quarter checked", 3, "active", "All 214 shifts have an asker"],
  ],
  "traffic-lanes": [
    ["Slots by tide for 14 metres and more", 5, "done", "No slot lies outside its tidal window"],
    ["Meeting rules of the bend", 3, "done", "Two deep vessels never meet in the bend", { isCarried: true }],
    ["Missed slot offers the next one", 3, "active", "The next slot is offered within ten seconds"],
    ["Fairway board for the operators", 3, "review", "Twelve hours fit on one screen"],
    ["Radio sheet by watch", 1, "todo", "The sheet prints on one page"],
    ["Late departure shifts only its own tide", 3, "active", "Slots of the next tide stay as they were", { blocked: "Contradicts a rule of the pilots' brotherhood; the CPO asks them on Thursday" }],
  ],
  "exchange-status": [
    ["Measure from outside every minute", 3, "done", "Three places measure, two must agree"],
    ["Faults and since when", 2, "done", "A fault shows within two minutes"],
    ["Ninety days on one line", 2, "done", "A day with a fault says how long"],
    ["Tell who subscribed", 3, "active", "One message when it begins, one when it ends"],
    ["Planned work announced", 2, "review", "Announced work is never counted as a fault"],
    ["Words for people who aren't engineers", 1, "todo", "Two agents say it back in their own words"],
    ["One promise, one message", 3, "active", "A message sent twice arrives once", { added: "Berths is blocked by it, and so are promises to agents" }],
  ],
  "app-offline": [
    ["Settle on return, the first tick counts", 3, "done", "The second person is told who was first", { isCarried: true }],
    ["Show what clashed after the silos", 2, "done", "Nothing is dropped without being shown", { isCarried: true }],
  ],
  "app-alerts": [
    ["Who is on the quay now", 2, "done", "Right for nine in ten phones"],
    ["Send an alert to one quay", 2, "active", "It is felt within ten seconds", { blocked: "The chart service has no shapes for quays 5 to 8 yet" }],
    ["Answer an alert by name", 1, "todo", "An answer takes one tap"],
    ["Phones on silent still ring", 1, "todo", "It rings on both makes of phone"],
  ],
  "zero-downtime": [
    ["Move traffic over by terminal", 3, "done", "No request is lost while it moves"],
    ["Take back a release within five minutes", 3, "active", "Rehearsed by two who didn't build it"],
    ["Old and new read the same events", 3, "review", "An unknown field is kept, not dropped"],
    ["Drop columns a release later", 2, "todo", "A drop names the release that stopped using it"],
  ],
  "geo-services": [
    ["Shapes of yard blocks", 2, "done", "All 24 blocks agree with the survey"],
    ["Shapes of quays 5 to 8", 2, "active", "A point on the quay is found within a metre"],
    ["A changed quay line everywhere the same day", 2, "todo", "Three teams draw the new line by evening"],
    ["Tiles for the night screen", 1, "todo", "No tile is brighter than the bridge allows"],
  ],
};

/** Committed at the start and taken out since: by Epic, with why. It is planned for the next sprint now. */
export const takenOut: { epic: string; title: string; points: number; reason: string; criterion: string }[] = [
  { epic: "gate-queue", title: "Move a slot in two taps", points: 3, reason: "Made room for the closed lanes; drivers can still call", criterion: "A slot is moved in two taps" },
  { epic: "manifest-changes", title: "Charge for late changes", points: 2, reason: "Tariffs has to fix the rate first", criterion: "The charge names the change it is for" },
];

/** What each team wants to be true at the end of the running sprint. */
export const teamGoals: Record<string, string> = {
  berths: "No promise leaves while a clash is open",
  pilotage: "Every night boarding has its side and its time",
  tides: "The duty desk hears of swell two hours ahead",
  yard: "Orders go to the nearest machine on all blocks",
  gatehouse: "Drivers see the wait before they leave",
  customs: "The first importer is released before the ship is fast",
  manifest: "A late change reaches everyone it touches",
  tariffs: "Every shift of a berth has an asker",
  traffic: "Deep ships pass the bend on a promised slot",
  exchange: "Agents believe the status page",
  quayside: "A shift behind the silos loses nothing",
  bedrock: "A release moves over at noon and nobody notices",
};

/** Whoever works with what a team makes, and what they hope for. */
export const teamReaders: Record<string, string> = {
  berths: "a berth planner",
  pilotage: "a pilot on the duty desk",
  tides: "a forecaster",
  yard: "a yard foreman",
  gatehouse: "a truck driver",
  customs: "a customs clerk",
  manifest: "a cargo planner",
  tariffs: "a clerk in finance",
  traffic: "a traffic operator",
  exchange: "an agent's engineer",
  quayside: "a linesman",
  bedrock: "an engineer of another team",
};
