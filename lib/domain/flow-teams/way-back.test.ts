import { expect, test } from "vitest";
import { type OpenTo, wayBack, wayIn } from "./way-back";

const open = (slug: string, state: OpenTo["state"] = "active"): OpenTo => ({ slug, name: slug.toUpperCase(), state });
const list = { href: "/flow-teams", name: null };

test("the way in is the one Flow Team somebody has, else the list", () => {
  expect(wayIn([open("tidewater"), open("old", "retired")])).toEqual({
    href: "/flow-teams/tidewater",
    name: "TIDEWATER",
  });
  expect(wayIn([open("tidewater"), open("harbour")])).toEqual(list);
  expect(wayIn([])).toEqual(list);
});

test("the way back is the page one came from, where its Flow Team is still open to them", () => {
  const both = [open("tidewater"), open("harbour")];
  const events = "/flow-teams/harbour/events";
  expect(wayBack(both, events)).toEqual({ href: events, name: "HARBOUR" });
  expect(wayBack([open("tidewater")], events)).toEqual({ href: "/flow-teams/tidewater", name: "TIDEWATER" });
  expect(wayBack(both, "/flow-teams/new")).toEqual(list);
  expect(wayBack(both, null)).toEqual(list);
});
