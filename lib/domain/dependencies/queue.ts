import type { Actor } from "@/lib/domain/access";
import { mayStep } from "./states";
import type { Judged } from "./view";

/** What waits for a person: to be answered, to be verified; and what their teams wait for. */
export type Queue = { toAnswer: Judged[]; toVerify: Judged[]; declined: Judged[]; waiting: Judged[] };

/** The Dependencies that wait for the actor, the soonest needed first. */
export function queueOf(actor: Actor, flowTeamId: string, judged: readonly Judged[]): Queue {
  const queue: Queue = { toAnswer: [], toVerify: [], declined: [], waiting: [] };
  for (const dependency of judged.toSorted(bySoonest)) {
    const stepped = { ...dependency, flowTeamId };
    if (dependency.standing.kind === "void" && dependency.state !== "declined") continue;
    switch (dependency.state) {
      case "proposed":
        if (mayStep(actor, "accept", stepped)) queue.toAnswer.push(dependency);
        else if (mayStep(actor, "propose_again", stepped)) queue.waiting.push(dependency);
        break;
      case "delivered":
        if (mayStep(actor, "verify", stepped)) queue.toVerify.push(dependency);
        break;
      case "declined":
        if (mayStep(actor, "propose_again", stepped)) queue.declined.push(dependency);
        break;
      default:
    }
  }
  return queue;
}

/** How many acts the queue asks for. */
export function countOf({ toAnswer, toVerify }: Queue): number {
  return toAnswer.length + toVerify.length;
}

function bySoonest(a: Judged, b: Judged): number {
  return (a.needed ?? Number.MAX_SAFE_INTEGER) - (b.needed ?? Number.MAX_SAFE_INTEGER) || a.number - b.number;
}
