import { type Backlog, type ListOrder, listOrders } from "@/lib/domain/backlog/list-kinds";

/** The orders a backlog can be looked at in: scores are the Epics' own. */
export function ordersOf(of: Backlog): ListOrder[] {
  return listOrders.filter((order) => of === "product" || (order !== "wsjf" && order !== "value_effort"));
}

/** What they are called there. */
export function orderWordsOf(of: Backlog): Record<ListOrder, string> {
  return {
    rank: of === "product" ? "The CPO's order" : of === "flow" ? "The Epics' order" : "The team's order",
    wsjf: "By WSJF, computed",
    value_effort: "By value over effort, computed",
    estimate: "The largest first",
    newest: "The newest first",
  };
}
