import { expect, test } from "vitest";
import { slugOf } from "./slug";

test("a name becomes the part of an address", () => {
  const of = (name: string, ...taken: string[]) => slugOf(name, new Set(taken), "team");
  expect(of("Tides & Weather")).toBe("tides-weather");
  expect(of("Größe Ærø ÉTÉ")).toBe("grosse-r-ete");
  expect(of("港口")).toBe("team");
  expect(of("<script>")).toBe("script");
  expect(of("Port", "port", "port-2")).toBe("port-3");
  expect(of("a".repeat(90))).toHaveLength(40);
});
