import { z } from "zod";
import { leadershipRoles, roles, scrumTeamRoles } from "@/lib/domain/access";
import { isTimeZone } from "@/lib/domain/calendar/dates";
import { capacityPoints, edit, editsOf, emailAddress, flowTeamId, oneLine, personName } from "@/lib/domain/schema";
import { mostTeams } from "./sizes";
import { skills } from "./skills";

const flowTeamStates = ["forming", "active", "retired"] as const;
export type FlowTeamState = (typeof flowTeamStates)[number];

const flowTeamName = oneLine("The name of the Flow Team", 80);
const productName = oneLine("The product", 120);
export const scrumTeamName = oneLine("The name of a Scrum Team", 60);

const timeZone = z.string("Choose a time zone.").refine(isTimeZone, "This is no time zone, such as Europe/Zurich.");

const skillList = z
  .array(z.enum(skills, "A skill is development, testing, UX or business."))
  .transform((list) => skills.filter((skill) => list.includes(skill)));

const scrumTeamId = z.uuid("Choose a Scrum Team.");
const personId = z.uuid("Choose a person.");

/** A person by name and e-mail address, invited if nobody has that address yet. */
const newcomer = z.object({ name: personName, email: emailAddress });

/** A role with the Scrum Team it is held in: null for the leadership and Stakeholders. */
const seatFields = {
  role: z.enum(roles, "Choose a role."),
  scrumTeamId: scrumTeamId.nullable(),
};
const seatFits = ({ role, scrumTeamId: team }: { role: string; scrumTeamId: string | null }) =>
  (scrumTeamRoles as readonly string[]).includes(role) === (team !== null);
const seatMisfit = {
  message: "A PO, SM or Developer belongs to a Scrum Team; the other roles to none.",
  path: ["scrumTeamId"],
};

export const FormFlowTeam = z.object({
  name: flowTeamName,
  product: productName,
  timeZone,
  teamNames: z
    .array(scrumTeamName)
    .max(mostTeams, `A Flow Team has at most ${mostTeams} Scrum Teams (TEAM-1).`)
    .refine(
      (names) => new Set(names.map((name) => name.toLowerCase())).size === names.length,
      "Two Scrum Teams have the same name.",
    ),
  leaders: z.object({ cpo: newcomer.optional(), csm: newcomer.optional(), architect: newcomer.optional() }).default({}),
});

export const RenameFlowTeam = z.object({
  flowTeamId,
  edits: editsOf({ name: flowTeamName, product: productName, timeZone }),
});

/** Somebody who has a part in the Flow Team already, or a newcomer. */
const someone = z.union([z.object({ personId }), newcomer], "Choose a person, or give a name and an e-mail address.");

export const AddScrumTeam = z.object({
  flowTeamId,
  name: scrumTeamName,
  /** Who is in it from the start: needed in a launched Flow Team (TEAM-4). Developers of other teams move. */
  staff: z
    .object({
      po: someone,
      sm: someone,
      developers: z
        .array(someone)
        .min(1, "A Scrum Team has at least one Developer.")
        .max(50, "Start with at most 50 Developers."),
    })
    .optional(),
});
export type Someone = z.infer<typeof someone>;
export const RenameScrumTeam = z.object({
  flowTeamId,
  scrumTeamId,
  edits: z.object({ name: z.object({ seen: z.string(), to: scrumTeamName }) }),
});
export const RetireScrumTeam = z.object({
  flowTeamId,
  scrumTeamId,
  /** Where its Developers go; null ends their role. */
  developersTo: scrumTeamId.nullable(),
});
export const SetUsualCapacity = z.object({
  flowTeamId,
  scrumTeamId,
  seen: z.int(),
  points: capacityPoints,
});

const memberFields = { ...newcomer.shape, ...seatFields, skills: skillList };
export const AddMember = z.object({ flowTeamId, ...memberFields }).refine(seatFits, seatMisfit);
export const AddMembers = z.object({
  flowTeamId,
  people: z
    .array(z.object(memberFields).refine(seatFits, seatMisfit))
    .min(1, "The list is empty.")
    .max(500, "Add at most 500 roles at once."),
});
export const InviteStakeholder = z.object({ flowTeamId, ...newcomer.shape });
export const ChangeSkills = z.object({
  flowTeamId,
  personId,
  edits: z.object({ skills: edit(skillList) }),
});
export const GiveRole = z.object({ flowTeamId, personId, ...seatFields }).refine(seatFits, seatMisfit);
export const EndRole = z.object({ flowTeamId, personId, ...seatFields }).refine(seatFits, seatMisfit);
export const MoveDeveloper = z.object({
  flowTeamId,
  personId,
  fromTeamId: scrumTeamId,
  toTeamId: scrumTeamId,
});

const handedOver = z.enum([...leadershipRoles, "po", "sm"], "Only a leadership role, PO or SM is handed over.");
export const HandOverRole = z
  .object({
    flowTeamId,
    role: handedOver,
    scrumTeamId: scrumTeamId.nullable(),
    fromPersonId: personId,
    toPersonId: personId,
    /** Both change places where the new holder has a role that excludes this one. */
    swap: z.boolean().default(false),
  })
  .refine(seatFits, seatMisfit);

export const LaunchFlowTeam = z.object({ flowTeamId });
export const RetireFlowTeam = z.object({
  flowTeamId,
  /** The Flow Team's name, typed: it can't be undone. */
  name: z.string("Type the Flow Team's name."),
});
