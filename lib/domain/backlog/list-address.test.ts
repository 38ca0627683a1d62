import { describe, expect, test } from "vitest";
import {
  countListFilters,
  filtersFor,
  filtersWithin,
  formatBacklogAddress,
  noListFilters,
  parseBacklogAddress,
} from "./list-address";

const parse = (search: string) => parseBacklogAddress(new URLSearchParams(search));

describe("a backlog's address", () => {
  test("is plain for the Product Backlog", () => {
    expect(formatBacklogAddress(parse(""))).toBe("");
    expect(parse("")).toMatchObject({ of: "product", grouping: "epic", order: "rank", isOpen: false, columns: null });
  });

  test.each([
    "of=team&team=alder",
    "of=sprint&team=alder&sprint=14",
    "of=flow&sprint=14",
    "order=wsjf&status=planned&status=done&q=tug",
    "form=matrix",
    "tree=open",
    "only=awaits-value&only=awaits-verdict&only=awaits-validation",
    "of=team&group=owner&columns=epic%2Cestimate&team=alder&in=12&in=none&owner=none&only=blocked",
  ])("%s says the same after being read", (search) => {
    expect(formatBacklogAddress(parse(search))).toBe(search);
  });

  test("keeps what else it holds, and leaves out what it doesn't know", () => {
    expect(formatBacklogAddress(parse("of=moon&only=blue&group=x"), new URLSearchParams("epic=12&of=moon"))).toBe(
      "epic=12",
    );
  });

  test("names the team and the Flow Sprint of a backlog by what filters another", () => {
    const { of, filters } = parse("of=sprint&team=alder&sprint=14&q=tug");
    expect(filtersWithin(of, filters)).toEqual({ ...noListFilters, text: "tug" });
    expect(countListFilters(filtersWithin(of, filters))).toBe(1);
    expect(countListFilters(filtersWithin("product", filters))).toBe(3);
  });

  test("of a team or a Flow Sprint doesn't filter the Product Backlog", () => {
    const { filters } = parse("of=sprint&team=alder&sprint=14&q=tug");
    expect(filtersFor("product", "sprint", filters)).toEqual({ ...noListFilters, text: "tug" });
    expect(filtersFor("team", "sprint", filters)).toMatchObject({ teams: ["alder"], sprints: [] });
    expect(filtersFor("flow", "sprint", filters)).toMatchObject({ teams: [], sprints: ["14"] });
  });
});
