"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { type Skill, skillNames, skills } from "@/lib/domain/flow-teams/skills";

type SkillsFieldProps = { value: readonly Skill[]; onChange(value: Skill[]): void; disabled?: boolean };

/** What somebody can do (TEAM-5). */
export function SkillsField({ value, onChange, disabled = false }: SkillsFieldProps) {
  return (
    <fieldset disabled={disabled}>
      <legend className="font-medium">Skills</legend>
      <div className="flex flex-wrap gap-x-4">
        {skills.map((skill) => (
          <Checkbox
            key={skill}
            label={skillNames[skill]}
            checked={value.includes(skill)}
            onChange={() =>
              onChange(skills.filter((one) => (one === skill ? !value.includes(one) : value.includes(one))))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
