import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseSync } from "oxc-parser";
import { expect, test } from "vitest";

/** What a layer may import of the project, itself aside. The longest prefix that fits a file is its layer. */
const layers: Record<string, string[]> = {
  app: ["components", "components/ui", "lib/actions", "lib/client", "lib/server", "lib/domain"],
  components: ["components/ui", "lib/actions", "lib/client", "lib/domain"],
  "components/ui": ["lib/domain"],
  "lib/client": ["components/ui", "lib/actions", "lib/domain"],
  "lib/actions": ["lib/server", "lib/domain"],
  "lib/server": ["lib/domain", "prisma/seed", "prisma/client"],
  "lib/domain": [],
  "prisma/seed": ["lib/domain", "prisma/client"],
  scripts: ["lib/server", "lib/domain", "prisma/seed", "tests/benchmarks"],
  "tests/benchmarks": ["lib/server", "lib/domain", "prisma/client", "prisma/seed", "scripts", "tests"],
  tests: [
    "app",
    "components",
    "components/ui",
    "lib/actions",
    "lib/client",
    "lib/server",
    "lib/domain",
    "prisma/seed",
    "prisma/client",
    "scripts",
    "tests/benchmarks",
  ],
};

const contexts = [
  "flow-teams",
  "calendar",
  "roadmap",
  "backlog",
  "dependencies",
  "conversations",
  "events",
  "delivery",
  "flow",
  "accounts",
];

/** The folders each place may have: the same nouns at every level. Elsewhere any are fine. */
const vocabulary: Record<string, string[]> = {
  ".": ["app", "components", "lib", "prisma", "scripts", "tests"],
  lib: ["actions", "client", "domain", "server"],
  "lib/domain": contexts,
  "lib/server": contexts,
  components: [...contexts, "ui", "frame", "history"],
};

/** Packages without side effects, clock or randomness: all that the domain may use. */
const purePackages = ["zod", "@date-fns/tz", "fractional-indexing", "csv-parse"];

const mostLines = 400;

type Source = { file: string; text: string; imports: string[] };

const isTest = (file: string) => /\.test\.tsx?$/.test(file);
const within = (name: string, folder: string) => name === folder || name.startsWith(`${folder}/`);

function layerOf(name: string): string | undefined {
  return Object.keys(layers)
    .filter((layer) => within(name, layer))
    .sort((a, b) => b.length - a.length)[0];
}

/** The file's imports: those of the project as paths from its root without ending, packages as written. */
function read(file: string, text: string): Source {
  const { staticImports, staticExports, dynamicImports } = parseSync(file, text).module;
  const names = [
    ...staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? [])),
    // Where they stand in the text, with their quotes.
    ...dynamicImports.map(({ moduleRequest: { start, end } }) => text.slice(start + 1, end - 1)),
  ];
  const imports = names.map((name) => {
    if (name.startsWith("@/")) return name.slice(2);
    return name.startsWith(".") ? path.posix.join(path.posix.dirname(file), name) : `package:${name}`;
  });
  return { file, text, imports: imports.map((name) => name.replace(/\.(tsx?|mjs)$/, "")) };
}

/** One sentence for each place where the house rules are broken. */
const rules: Record<string, (source: Source) => string[]> = {
  "imports run one way": ({ file, imports }) => {
    const from = isTest(file) ? "tests" : layerOf(file);
    if (!from) return [];
    return imports.flatMap((name) => {
      const to = layerOf(name) ?? (within(name, "prisma/client") ? "prisma/client" : undefined);
      return !to || to === from || layers[from]?.includes(to) ? [] : [`${file} imports ${name}`];
    });
  },
  "the domain is pure": ({ file, text, imports }) => {
    if (!within(file, "lib/domain") || isTest(file)) return [];
    const impure = text.match(/\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.env\b|\brandomUUID\b/g) ?? [];
    const foreign = imports.filter(
      (name) => name.startsWith("package:") && !purePackages.some((pure) => within(name, `package:${pure}`)),
    );
    return [...impure, ...foreign].map((what) => `${file} uses ${what}`);
  },
  "lib/server is closed to browsers": ({ file, text }) =>
    within(file, "lib/server") && !isTest(file) && !text.startsWith('import "server-only";')
      ? [`${file} doesn't begin with server-only`]
      : [],
  "lib/actions is open to browsers": ({ file, text }) =>
    within(file, "lib/actions") && !text.startsWith('"use server";') ? [`${file} doesn't begin with "use server"`] : [],
  "the same nouns at every level": ({ file }) =>
    Object.entries(vocabulary).flatMap(([place, folders]) => {
      const [folder, ...rest] = path.posix.relative(place, file).split("/");
      const isInside = place === "." || within(file, place);
      return !isInside || rest.length === 0 || folders.includes(folder ?? "")
        ? []
        : [`${file} is in a folder that isn't one of ours`];
    }),
  "no drawer for leftovers": ({ file }) => {
    const name = path.posix.basename(file).replace(/\.(d|test)?\.?(tsx?|mjs)$/, "");
    const isEntry = file === "prisma/seed/index.ts";
    return !isEntry && /^(utils?|helpers?|types?|constants?|common|misc|index)$/.test(name)
      ? [`${file} says nothing`]
      : [];
  },
  "what comes later keeps to itself": ({ file, text }) => {
    // A room's stage is what the page is for: the page waits for it.
    if (!file.startsWith("components/") || file === "components/events/room/stages.tsx") return [];
    const bare = text.match(/(?<!lazily\(\s*)\bdynamic\([^;]*;/g) ?? [];
    return bare.filter((call) => !call.includes("ssr: false")).map((call) => `${file} has ${call} outside of lazily`);
  },
  "links fetch nothing ahead": ({ file, imports }) =>
    imports.includes("package:next/link") && file !== "components/ui/link.tsx"
      ? [`${file} has a link of its own: components/ui/link.tsx is what it wants`]
      : [],
  "the address changes in one place": ({ file, text }) =>
    /history\.(push|replace)State/.test(text) && file.startsWith("components/")
      ? [`${file} changes the address itself: lib/client/address.ts waits for the router`]
      : [],
  "short files": ({ file, text }) => {
    const lines = text.split("\n").length - 1;
    return lines > mostLines ? [`${file} has ${lines} lines`] : [];
  },
};

/** Each circle of files that import each other, once, named file by file. */
function cycles(sources: Source[]): string[] {
  const known = new Map(sources.map((source) => [source.file.replace(/\.(tsx?|mjs)$/, ""), source]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (name: string, way: string[]) => {
    if (way.includes(name)) return void found.push([...way.slice(way.indexOf(name)), name].join(" → "));
    if (done.has(name)) return;
    for (const next of known.get(name)?.imports ?? []) if (known.has(next)) visit(next, [...way, name]);
    done.add(name);
  };
  for (const name of known.keys()) visit(name, []);
  return found;
}

const root = path.resolve(import.meta.dirname, "..");
const sources = globSync("{app,components,lib,prisma/seed,scripts,tests}/**/*.{ts,tsx,mjs}", {
  cwd: root,
})
  .sort()
  .map((file) => read(file, readFileSync(path.join(root, file), "utf8")));

test.each(Object.entries(rules))("%s", (_, rule) => {
  expect(sources.flatMap(rule)).toEqual([]);
});

test("no file imports itself in a circle", () => {
  expect(cycles(sources)).toEqual([]);
});

test.each([
  ["imports run one way", "lib/domain/backlog/rules.ts", 'import { db } from "@/lib/server/db";'],
  ["imports run one way", "lib/server/backlog/queries.ts", 'import { Button } from "../../../components/ui/button";'],
  ["imports run one way", "components/backlog/list.tsx", 'import { listEpics } from "@/lib/server/backlog/queries";'],
  ["imports run one way", "components/ui/button.tsx", 'import { EpicPanel } from "@/components/backlog/epic-panel";'],
  ["imports run one way", "app/page.tsx", 'import { Prisma } from "@/prisma/client/client";'],
  ["imports run one way", "lib/server/jobs.ts", 'import { migrate } from "@/scripts/migrate";'],
  ["imports run one way", "lib/domain/roadmap/rules.ts", 'import type { Tx } from "@/lib/server/db";'],
  ["imports run one way", "lib/domain/roadmap/rules.ts", 'export { db } from "@/lib/server/db";'],
  ["imports run one way", "lib/domain/roadmap/rules.ts", 'const load = () => import("@/lib/server/db");'],
  ["the domain is pure", "lib/domain/calendar/dates.ts", "export const today = () => new Date();"],
  ["the domain is pure", "lib/domain/calendar/dates.ts", 'import { useState } from "react";'],
  ["the domain is pure", "lib/domain/calendar/dates.ts", 'import { randomBytes } from "node:crypto";'],
  ["lib/server is closed to browsers", "lib/server/db.ts", "export const db = 1;"],
  ["lib/actions is open to browsers", "lib/actions/backlog.ts", "export const moveEpic = 1;"],
  ["the same nouns at every level", "lib/server/epics/queries.ts", ""],
  ["the same nouns at every level", "lib/shared/words.ts", ""],
  ["no drawer for leftovers", "lib/domain/backlog/utils.ts", ""],
  ["the address changes in one place", "components/roadmap/tray.tsx", 'history.replaceState(null, "", "?")'],
  ["links fetch nothing ahead", "components/frame/rail.tsx", 'import Link from "next/link";'],
  ["no drawer for leftovers", "components/ui/index.ts", ""],
  [
    "what comes later keeps to itself",
    "components/backlog/list.tsx",
    'const Panel = dynamic(() => import("./panel").then((module) => module.Panel));',
  ],
  ["short files", "app/page.tsx", "\n".repeat(mostLines + 1)],
])("%s: %s is caught", (rule, file, text) => {
  expect(rules[rule]?.(read(file, text))).toHaveLength(1);
});

test("a circle is caught and named", () => {
  const files = {
    "lib/domain/a.ts": "./b",
    "lib/domain/b.ts": "@/lib/domain/c",
    "lib/domain/c.ts": "./a",
  };
  const made = Object.entries(files).map(([file, next]) => read(file, `import "${next}";`));
  expect(cycles(made)).toEqual(["lib/domain/a → lib/domain/b → lib/domain/c → lib/domain/a"]);
});
