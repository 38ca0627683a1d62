import { z } from "zod";

/** What the inputs of commands have in common. Each context's own are in its `schema.ts`. */

/** The Flow Team a command is about. */
export const flowTeamId = z.uuid("That is not a Flow Team.");

/** A Flow Sprint by its number. Whether the calendar has it is a rule's business. */
export const sprintNumber = z
  .int("A sprint is named by its number.")
  .min(1, "Flow Sprints are numbered from 1.")
  .max(2000, "That Flow Sprint is too far ahead.");

/** A capacity in points. */
export const capacityPoints = z
  .int("Capacity is a whole number of points.")
  .min(0, "Capacity can't be negative.")
  .max(9999, "Capacity is at most 9,999 points.");

/** A name on one line, trimmed. `what` begins the sentences: "The name of a Scrum Team". */
export const oneLine = (what: string, most: number) =>
  z
    .string(`${what} is text.`)
    .trim()
    .min(1, `${what} is missing.`)
    .max(most, `${what} has at most ${most} characters.`)
    .regex(/^\P{Cc}*$/u, `${what} is one line of plain text.`);

/** What a person is called. */
export const personName = oneLine("The person's name", 120);

/** An e-mail address as it is stored: trimmed and in lower case. */
export const emailAddress = z
  .string("An e-mail address is text.")
  .trim()
  .toLowerCase()
  .max(254, "That e-mail address is too long.")
  .pipe(z.email("This is no e-mail address, such as ada@example.org."));

/** An edit of one field: the value the person saw and the one they want. */
export const edit = <Field extends z.ZodType>(field: Field) => z.object({ seen: z.unknown(), to: field });

/** The edits of an item: only the fields that changed are there, and no others. */
export function editsOf<Fields extends Record<string, z.ZodType>>(fields: Fields) {
  const edits = Object.entries(fields).map(([name, field]) => [name, edit(field).optional()]);
  return z.strictObject(
    Object.fromEntries(edits) as { [F in keyof Fields]: z.ZodOptional<ReturnType<typeof edit<Fields[F]>>> },
  );
}
