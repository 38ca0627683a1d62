import { describe, expect, test } from "vitest";
import { kindOfFile } from "./file-kinds";

const kindOf = (name: string, text: string) => kindOfFile(new TextEncoder().encode(text), name);

describe("an SVG is known whatever its name and however it begins", () => {
  test.each([
    ["plain", "<svg xmlns='http://www.w3.org/2000/svg'/>"],
    ["in capitals", "<SVG/>"],
    ["after a byte order mark and space", "\uFEFF \r\n\t<svg/>"],
    ["after a declaration, a doctype and a comment", "<?xml version='1.0'?><!DOCTYPE x><!-- c --><svg/>"],
    ["with a prefix", "<s:svg xmlns:s='http://www.w3.org/2000/svg'/>"],
    ["inside of another element", "<g><svg onload='x()'/></g>"],
  ])("%s", (_, text) => {
    for (const name of ["a.txt", "a.png", "a.csv", "a"]) {
      expect(kindOf(name, text), name).toEqual({ is: "refused", why: "svg" });
    }
  });

  test("by its name alone", () => {
    expect(kindOf("a.SVG", "hello")).toEqual({ is: "refused", why: "svg" });
    expect(kindOf("a.svgz", "hello")).toEqual({ is: "refused", why: "svg" });
  });
});

test("a text that speaks of markup stays a text", () => {
  expect(kindOf("a.txt", "Use <svg> or <script> here")).toEqual({ is: "document", mediaType: "text/plain" });
  expect(kindOf("a.md", "# Icons\n\n<svg/> is drawn by hand")).toEqual({ is: "document", mediaType: "text/markdown" });
  expect(kindOf("a.csv", "tag,count\n<svg>,2")).toEqual({ is: "document", mediaType: "text/csv" });
  expect(kindOf("a.txt", "<svgs are fine")).toEqual({ is: "document", mediaType: "text/plain" });
  expect(kindOf("a.txt", "   ")).toEqual({ is: "document", mediaType: "text/plain" });
});

test("a page, a program and what is unknown are told apart", () => {
  expect(kindOf("a.txt", " <!doctype html><p>hello")).toEqual({ is: "refused", why: "page" });
  expect(kindOf("a.txt", "<ScRipt>x()</script>")).toEqual({ is: "refused", why: "page" });
  expect(kindOf("a.txt", "#!/bin/sh")).toEqual({ is: "refused", why: "program" });
  expect(kindOf("a.txt", "a\0b")).toEqual({ is: "refused", why: "unknown" });
  expect(kindOf("a.js", "hello")).toEqual({ is: "refused", why: "page" });
});
