import { describe, expect, test } from "vitest";
import { goodEnough, searchScore } from "./search";

describe("a search finds", () => {
  test.each([
    ["the text itself", "Berth booking", "berth booking"],
    ["its beginning", "Berth booking", "ber"],
    ["words in any order", "Booking of berths by phone", "phone book"],
    ["letters with and without accents", "José Álvarez", "jose alvarez"],
    ["accents where there are none", "Zurich harbour", "Zürich"],
    ["swapped letters", "Berth booking", "bertn"],
    ["a missing letter", "Customs declaration", "custms"],
    ["a doubled letter", "Tide forecast", "forrecast"],
    ["letters swapped in the middle", "Customs declaration", "cutsoms"],
    ["a wrong letter in one of the words", "Berth booking by phone", "berth bookimg"],
    ["the beginning of a word with a wrong letter", "Customs declaration", "declb"],
    ["slips in several words, with signs between them", "Berth booking", "“brth”, boking!"],
    ["other signs between the words", "Kim O’Brien-Vega", "o'brien vega"],
  ])("%s", (_, text, search) => {
    expect(searchScore(text, search)).toBeGreaterThan(goodEnough);
  });

  test.each([
    ["other words", "Berth booking", "pilotage"],
    ["half of the words", "Berth booking", "be xy"],
    ["short words that are only alike", "Berth plan", "bat"],
    ["words with two wrong letters", "Berth plan", "bxxth"],
    ["nothing", "Berth booking", "  "],
    ["a letter with signs", "Berth booking", "b++"],
    ["anything in no text", "", "berth"],
  ])("not %s", (_, text, search) => {
    expect(searchScore(text, search)).toBeLessThanOrEqual(goodEnough);
  });
});

test("the nearer comes first", () => {
  const texts = ["Rebooking of berths", "Book a berth", "Book", "Berth booking", "Boom of hooks"];
  const inOrder = texts.toSorted((a, b) => searchScore(b, "book") - searchScore(a, "book"));
  expect(inOrder).toEqual(["Book", "Book a berth", "Berth booking", "Rebooking of berths", "Boom of hooks"]);
});

test("of two near misses the one that begins so comes first", () => {
  const [beginning, within] = ["Berth windows that respect tide", "Dredging planned around berth windows"].map(
    (title) => searchScore(title, "berth windws"),
  );
  expect(beginning).toBeGreaterThan(within ?? 1);
  expect(beginning).toBeLessThan(0.5);
});
