import { describe, expect, test } from "vitest";
import { storiesOf } from "@/lib/domain/live";
import { ChangeLog } from "./change-log";

const team = "flow team";

function logOf(...changes: [revision: number, ids: string[] | null][]): ChangeLog {
  const log = new ChangeLog();
  for (const [revision, ids] of changes) log.note(team, "stories", revision, ids);
  return log;
}

describe("the items changed since a view was read", () => {
  test("are named when every revision between was heard, each item once", () => {
    const log = logOf([5, ["a"]], [6, ["b"]], [7, ["a"]]);
    expect(log.between(team, "stories", 4, 7)).toEqual({ upTo: 7, ids: ["a", "b"] });
    expect(log.between(team, "stories", 6, 7)).toEqual({ upTo: 7, ids: ["a"] });
  });

  test("are none when nothing happened", () => {
    expect(logOf([5, ["a"]]).between(team, "stories", 5, 5)).toEqual({ upTo: 5, ids: [] });
    // The view was read later than the last hint that came.
    expect(logOf([5, ["a"]]).between(team, "stories", 6, 5)).toEqual({ upTo: 6, ids: [] });
  });

  test("aren't known when a hint was missed, before or between", () => {
    expect(logOf([6, ["b"]]).between(team, "stories", 4, 6)).toBeNull();
    expect(logOf([5, ["a"]], [7, ["c"]]).between(team, "stories", 4, 7)).toBeNull();
    // Where it stands was learnt by other means than a hint.
    expect(logOf([5, ["a"]]).between(team, "stories", 4, 6)).toBeNull();
  });

  test("are all those of a change of several", () => {
    const log = logOf([5, ["a", "b"]], [6, ["b", "c"]]);
    expect(log.between(team, "stories", 4, 6)).toEqual({ upTo: 6, ids: ["a", "b", "c"] });
  });

  test("aren't known when a change named none", () => {
    expect(logOf([5, ["a"]], [6, null]).between(team, "stories", 4, 6)).toBeNull();
  });

  test("are told whichever hint came first", () => {
    expect(logOf([6, ["b"]], [5, ["a"]]).between(team, "stories", 4, 6)).toEqual({ upTo: 6, ids: ["a", "b"] });
  });

  test("are of one context and one Flow Team", () => {
    const log = logOf([5, ["a"]]);
    log.note(team, storiesOf("team"), 1, ["a"]);
    expect(log.between(team, storiesOf("team"), 0, 1)).toEqual({ upTo: 1, ids: ["a"] });
    expect(log.between("other", "stories", 4, 5)).toBeNull();
  });

  test("are forgotten when there have been too many", () => {
    const log = logOf(...Array.from({ length: 300 }, (_, n): [number, string[]] => [n + 1, [`item ${n % 3}`]]));
    expect(log.between(team, "stories", 0, 300)).toBeNull();
    expect(log.between(team, "stories", 100, 300)?.ids).toHaveLength(3);
  });
});
