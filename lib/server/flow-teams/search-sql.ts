import "server-only";
import { type FoundKind, mostMatches, type numberIn, tiers } from "@/lib/domain/flow-teams/search-match";
import { shortestPart, slipsForgiven, withTwoSwapped } from "@/lib/domain/search";
import { Prisma } from "@/prisma/client/client";

/** Rows each way of finding adds at most: a common word is in more than anybody reads. */
const mostOfAWay = 200;

type TypedNumber = ReturnType<typeof numberIn>;

/**
 * The rows of "SearchText" that answer, each with the `tier` in which it does: by number, by the
 * beginning of its title, by parts of it, by the beginnings of words anywhere. Each way reads an
 * index of its own. Minutes, which are many and say much, are found in a way of their own: they take
 * no place from items that hold the same words.
 */
export function foundSql(
  flowTeamId: string,
  sought: readonly FoundKind[],
  words: readonly string[],
  typed: TypedNumber,
): Prisma.Sql {
  const kinds: readonly FoundKind[] = sought.filter((kind) => kind !== "Minutes");
  const longest = Math.max(...words.map((word) => word.length));
  const way = (tier: Prisma.Sql, of: readonly FoundKind[], condition: Prisma.Sql) => Prisma.sql`
    (SELECT text.*, ${tier} AS tier FROM "SearchText" text
      WHERE text."flowTeamId" = ${flowTeamId}::uuid AND text.kind = ANY(${[...of]}) AND ${condition} LIMIT ${mostOfAWay})`;
  const beginsWord = Prisma.join(
    words.map((word) => Prisma.sql`' ' || text.title LIKE ${`% ${word}%`}`),
    " AND ",
  );
  const ofKind = typed?.kinds.filter((kind) => kinds.includes(kind)) ?? [];
  return Prisma.join(
    [
      way(Prisma.sql`${tiers.beginning}`, kinds, Prisma.sql`text.title LIKE ${`${words.join(" ")}%`}`),
      ...(typed && ofKind.length > 0
        ? [way(Prisma.sql`${tiers.number}`, ofKind, Prisma.sql`text.number = ${typed.number}`)]
        : []),
      ...(longest >= shortestPart
        ? [
            way(
              Prisma.sql`CASE WHEN ${beginsWord} THEN ${tiers.wordsOfTitle} ELSE ${tiers.withinTitle} END`,
              kinds,
              holds(words),
            ),
          ]
        : []),
      ...(longest > 1 ? [way(Prisma.sql`${tiers.anywhere}`, kinds, saysWords(words))] : []),
      ...(longest > 1 && sought.includes("Minutes")
        ? [
            way(
              Prisma.sql`CASE WHEN ${beginsWord} THEN ${tiers.wordsOfTitle} ELSE ${tiers.anywhere} END`,
              ["Minutes"],
              saysWords(words),
            ),
          ]
        : []),
    ],
    " UNION ALL ",
  );
}

/**
 * The rows whose titles are like what was typed, minutes apart: theirs are alike. Words that titles hold as they are have to be in
 * them; the others may be off. Groups of three letters find what is missing, doubled or wrong; two
 * letters swapped leave too few of them in a short word, so that each swap is looked up as it is.
 *
 * `pg_trgm.word_similarity_threshold` says how like.
 */
export function alikeSql(flowTeamId: string, kinds: readonly FoundKind[], words: readonly string[]): Prisma.Sql {
  const off = words.filter((word) => word.length >= shortestPart);
  const like = off.map((word) => {
    const swapped = withTwoSwapped(word).map((other) => Prisma.sql`text.title LIKE ${`%${other}%`}`);
    return Prisma.sql`(${Prisma.join([Prisma.sql`${word} <% text.title`, Prisma.sql`text.title LIKE ${`%${word}%`}`, ...swapped], " OR ")})`;
  });
  if (like.length === 0) return Prisma.sql`SELECT text.*, ${tiers.alike} AS tier FROM "SearchText" text WHERE false`;
  const titled = kinds.filter((kind) => kind !== "Minutes");
  return Prisma.sql`
    SELECT text.*, ${tiers.alike} AS tier FROM "SearchText" text
    WHERE text."flowTeamId" = ${flowTeamId}::uuid AND text.kind = ANY(${titled}) AND ${Prisma.join(like, " AND ")}
    LIMIT ${mostOfAWay}`;
}

/** Words in use that one typed can mean, at most: in a large vocabulary some hundred look a little like it. */
const mostWordsAlike = 100;

/**
 * The words in use that those typed may mean, as rows of `word`: what is written in items of these
 * kinds and looks like one of them; of a word too short for that, one that begins so. `corrections` and
 * `withoutUnknown` judge them.
 *
 * `pg_trgm.word_similarity_threshold` says how like.
 */
export function wordsAlikeSql(flowTeamId: string, kinds: readonly FoundKind[], words: readonly string[]): Prisma.Sql {
  const of = (condition: Prisma.Sql) => Prisma.sql`SELECT known.word FROM "SearchWord" known
    WHERE known."flowTeamId" = ${flowTeamId}::uuid AND known.kind = ANY(${[...kinds]}) AND ${condition}`;
  const way = (condition: Prisma.Sql, order: Prisma.Sql) =>
    Prisma.sql`(${of(condition)} GROUP BY known.word ORDER BY ${order} LIMIT ${mostWordsAlike})`;
  const begins = (word: string) => Prisma.sql`(${of(Prisma.sql`known.word LIKE ${`${word}%`}`)} LIMIT 1)`;
  return Prisma.join(
    words.flatMap((word) =>
      slipsForgiven(word) === 0
        ? [begins(word)]
        : [
            way(
              Prisma.sql`${word} <% known.word`,
              Prisma.sql`word_similarity(${word}, known.word) DESC, length(known.word)`,
            ),
            way(
              Prisma.sql`known.word LIKE ANY(${withTwoSwapped(word).map((other) => `${other}%`)})`,
              Prisma.sql`length(known.word)`,
            ),
          ],
    ),
    " UNION ",
  );
}

/** The ids of the Stories that hold all words, themselves or in a part of theirs. */
export function storyIdsSql(flowTeamId: string, words: readonly string[], typed: TypedNumber): Prisma.Sql {
  const longest = Math.max(...words.map((word) => word.length));
  const parts = Prisma.sql`text."flowTeamId" = ${flowTeamId}::uuid AND text.kind IN ('Story', 'Task', 'Criterion', 'Comment')`;
  const isNumber = typed?.kinds.includes("Story")
    ? Prisma.sql`UNION SELECT text.id FROM "SearchText" text WHERE text."flowTeamId" = ${flowTeamId}::uuid AND text.kind = 'Story' AND text.number = ${typed.number}`
    : Prisma.empty;
  const inTitle =
    longest >= shortestPart
      ? Prisma.sql`UNION SELECT text."itemId" FROM "SearchText" text WHERE ${parts} AND ${holds(words)}`
      : Prisma.empty;
  return Prisma.sql`
    SELECT DISTINCT hit.id FROM (
      SELECT text."itemId" AS id FROM "SearchText" text WHERE ${parts} AND ${saysWords(words)} ${inTitle} ${isNumber}
    ) hit JOIN "SearchText" story ON story.id = hit.id AND story.kind = 'Story'`;
}

function holds(words: readonly string[]): Prisma.Sql {
  return Prisma.join(
    words.map((word) => Prisma.sql`text.title LIKE ${`%${word}%`}`),
    " AND ",
  );
}

function saysWords(words: readonly string[]): Prisma.Sql {
  const query = words.map((word) => `${word}:*`).join(" & ");
  return Prisma.sql`to_tsvector('simple', text.words) @@ to_tsquery('simple', ${query})`;
}

/** The best few of each kind among `rows`, as `ItemMatch` with its tier: one JSON array, best first. */
export function matchesSql(rows: Prisma.Sql, words: readonly string[]): Prisma.Sql {
  const around = (text: Prisma.Sql) =>
    Prisma.sql`substr(${text}, greatest(1, strpos(lower(${text}), ${words[0] ?? ""}) - 30), 160)`;
  // Looked up row by row: a join of the few with a dozen tables would read each table whole.
  return Prisma.sql`
    SELECT coalesce(json_agg(json_build_object('kind', best.kind, 'id', best.id, 'of', best.of, 'itemId', best."itemId",
      'number', best."itemNumber", 'tier', best.tier, 'teamName', team.name, 'hue', team.hue,
      'title', CASE best.kind
        WHEN 'Epic' THEN (SELECT title FROM "Epic" WHERE id = best.id)
        WHEN 'Story' THEN (SELECT title FROM "Story" WHERE id = best.id)
        WHEN 'Task' THEN (SELECT title FROM "Task" WHERE id = best.id)
        WHEN 'Criterion' THEN (SELECT ${around(Prisma.sql`text`)} FROM "AcceptanceCriterion" WHERE id = best.id)
        WHEN 'Comment' THEN (SELECT ${around(Prisma.sql`body`)} FROM "Comment" WHERE id = best.id)
        WHEN 'Risk' THEN (SELECT title FROM "Risk" WHERE id = best.id)
        WHEN 'Impediment' THEN (SELECT title FROM "Impediment" WHERE id = best.id)
        WHEN 'Improvement' THEN (SELECT title FROM "Improvement" WHERE id = best.id)
        WHEN 'Action item' THEN (SELECT left(text, 160) FROM "ActionItem" WHERE id = best.id)
        WHEN 'Minutes' THEN (SELECT concat("minutesDocument" ->> 'name', ', Flow Sprint ', "sprintNumber")
          FROM "FlowSprintEvent" WHERE id = best.id)
        WHEN 'Insight' THEN (SELECT left(text, 160) FROM "Insight" WHERE id = best.id)
        WHEN 'Dependency' THEN (SELECT coalesce(nullif(note, ''), needer.name || ' needs ' || giver.name)
          FROM "Dependency" d JOIN "ScrumTeam" needer ON needer.id = d."neederTeamId"
          JOIN "ScrumTeam" giver ON giver.id = d."giverTeamId" WHERE d.id = best.id)
      END,
      'by', CASE best.kind WHEN 'Comment' THEN
        (SELECT name FROM "Person" WHERE id = (SELECT "authorId" FROM "Comment" WHERE id = best.id)) END,
      'eventKey', CASE best.kind
        WHEN 'Minutes' THEN (SELECT key FROM "FlowSprintEvent" WHERE id = best.id)
        WHEN 'Action item' THEN (SELECT e.key FROM "ActionItem" a JOIN "FlowSprintEvent" e ON e.id = a."eventId" WHERE a.id = best.id)
      END,
      'day', CASE best.kind WHEN 'Minutes' THEN
        (SELECT "minutesDocument" ->> 'day' FROM "FlowSprintEvent" WHERE id = best.id) END)
      ORDER BY best.tier, best.place), '[]')
    FROM (
      SELECT ranked.*, row_number() OVER (PARTITION BY kind ORDER BY tier,
        -- The newest minutes first: ids count up.
        CASE WHEN kind <> 'Minutes' THEN length(title) END, number,
        CASE kind WHEN 'Minutes' THEN id END DESC, id) AS place
      FROM (
        SELECT DISTINCT ON (hit.id) hit.*, whole.kind AS of, whole.number AS "itemNumber" FROM (${rows}) hit
        -- What a Task, a criterion or a comment is part of may be gone: then it is too. The limit keeps
        -- the planner from reading the whole table for some hundred rows.
        CROSS JOIN LATERAL (SELECT kind, number FROM "SearchText" WHERE id = hit."itemId" LIMIT 1) whole
        ORDER BY hit.id, hit.tier
      ) ranked
    ) best
    LEFT JOIN "ScrumTeam" team ON team.id = CASE best.of
      WHEN 'Epic' THEN (SELECT "leadTeamId" FROM "Epic" WHERE id = best."itemId")
      WHEN 'Story' THEN (SELECT "teamId" FROM "Story" WHERE id = best."itemId")
      WHEN 'Risk' THEN (SELECT "teamId" FROM "Risk" WHERE id = best."itemId")
      WHEN 'Impediment' THEN (SELECT "teamId" FROM "Impediment" WHERE id = best."itemId")
      WHEN 'Improvement' THEN (SELECT "teamId" FROM "Improvement" WHERE id = best."itemId")
      WHEN 'Action item' THEN (SELECT "teamId" FROM "ActionItem" WHERE id = best."itemId")
      WHEN 'Minutes' THEN (SELECT "teamId" FROM "FlowSprintEvent" WHERE id = best."itemId")
      WHEN 'Dependency' THEN (SELECT "neederTeamId" FROM "Dependency" WHERE id = best."itemId")
    END
    WHERE best.place <= ${mostMatches}`;
}
