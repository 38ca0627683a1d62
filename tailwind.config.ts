import type { Config } from "tailwindcss";

/** The names of DESIGN.md's tokens; their values are CSS variables in app/globals.css. */
export default {
  content: ["./app/**/*.tsx", "./components/**/*.tsx"],
  darkMode: ["selector", "[data-theme=dark]"],
  theme: {
    extend: {
      colors: {
        background: "var(--background)",
        surface: "var(--surface)",
        sunken: "var(--sunken)",
        line: "var(--line)",
        ink: { DEFAULT: "var(--ink)", 2: "var(--ink-2)", 3: "var(--ink-3)" },
        accent: { DEFAULT: "var(--accent)", soft: "var(--accent-soft)", on: "var(--on-accent)" },
        ok: { DEFAULT: "var(--ok)", soft: "var(--ok-soft)", ink: "var(--ok-ink)" },
        warn: { DEFAULT: "var(--warn)", soft: "var(--warn-soft)", ink: "var(--warn-ink)" },
        bad: { DEFAULT: "var(--bad)", soft: "var(--bad-soft)", ink: "var(--bad-ink)" },
      },
      borderRadius: { DEFAULT: "8px" },
    },
  },
} satisfies Config;
