/** What a team's members can do (TEAM-5). */
export const skills = ["development", "testing", "ux", "business"] as const;
export type Skill = (typeof skills)[number];

export const skillNames: Record<Skill, string> = {
  development: "Development",
  testing: "Testing",
  ux: "UX",
  business: "Business",
};
