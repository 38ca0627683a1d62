import type { Config } from "tailwindcss";

/** The names of DESIGN.md's tokens; their values, for both themes, are CSS variables in app/globals.css. */
export default {
  content: ["./app/**/*.tsx", "./components/**/*.tsx"],
  theme: {
    extend: {
      colors: {
        background: "var(--background)",
        surface: "var(--surface)",
        raised: "var(--raised)",
        sunken: "var(--sunken)",
        hover: "var(--hover)",
        veil: "var(--veil)",
        line: { DEFAULT: "var(--line)", strong: "var(--line-strong)" },
        ink: { DEFAULT: "var(--ink)", 2: "var(--ink-2)", 3: "var(--ink-3)" },
        accent: {
          DEFAULT: "var(--accent)",
          hover: "var(--accent-hover)",
          soft: "var(--accent-soft)",
          ink: "var(--accent-ink)",
          on: "var(--on-accent)",
        },
        ok: { DEFAULT: "var(--ok)", soft: "var(--ok-soft)", ink: "var(--ok-ink)" },
        warn: { DEFAULT: "var(--warn)", soft: "var(--warn-soft)", ink: "var(--warn-ink)" },
        bad: {
          DEFAULT: "var(--bad)",
          hover: "var(--bad-hover)",
          soft: "var(--bad-soft)",
          ink: "var(--bad-ink)",
          on: "var(--on-bad)",
        },
        // Set by teamColor() of components/ui/team-color.ts on the element or one around it.
        team: {
          DEFAULT: "var(--team)",
          strong: "var(--team-strong)",
          on: "var(--team-on)",
          tint: "var(--team-tint)",
          fill: "var(--team-fill)",
          edge: "var(--team-edge)",
          ink: "var(--team-ink)",
        },
      },
      spacing: {
        control: "var(--control)",
        rail: "var(--rail)",
        bar: "var(--bar)",
        panel: "var(--panel)",
        banner: "var(--banner)",
      },
      borderRadius: { DEFAULT: "8px" },
      boxShadow: { float: "var(--shadow)" },
    },
  },
} satisfies Config;
