import { type LiveMessage, openConnection } from "./live-connection";

/**
 * The shared worker: one stream for all tabs of a browser, since HTTP/1.1 allows six connections to
 * a server. A tab that comes later is told what the others know. Its name begins with the stream's address.
 */
const [address = ""] = self.name.split(" ");
const tabs: MessagePort[] = [];
let known: { state?: LiveMessage; build?: LiveMessage } = {};
const standing: LiveMessage & { kind: "standing" } = { kind: "standing", standing: {} };
let close: (() => void) | null = null;

function tell(message: LiveMessage): void {
  if (message.kind === "state") known = { ...known, state: message };
  if (message.kind === "build") known = { ...known, build: message };
  if (message.kind === "standing") Object.assign(standing.standing, message.standing);
  if (message.kind === "hint") {
    const { flowTeamId, context, revision } = message.hint;
    const here = { ...standing.standing[flowTeamId] };
    if (context !== "presence") here[context] = Math.max(here[context] ?? 0, revision);
    standing.standing[flowTeamId] = here;
  }
  for (const tab of tabs) tab.postMessage(message);
}

function open(): void {
  close?.();
  close = openConnection(address, tell);
}

addEventListener("connect", (event) => {
  const [tab] = (event as MessageEvent).ports;
  if (!tab) return;
  tabs.push(tab);
  // Somebody may have signed in again since.
  const isOver = known.state?.kind === "state" && known.state.state === "signed-out";
  if (!close || isOver) open();
  else {
    for (const message of [known.state, known.build, standing]) if (message) tab.postMessage(message);
  }
});
