import { randomUUID } from "node:crypto";
import { addDays } from "@/lib/domain/calendar/dates";
import { midnight, morning, onWorkday, sprintDays } from "./days";
import { impedimentMoments } from "./impediment-history";
import { randomFrom } from "./random";
import { demoImpediments, demoRisks } from "./registers";
import type { Tx } from "./transaction";
import type { DemoStory } from "./story";
import { storyDependencies } from "./story-dependencies";
import { storyCalled } from "./story-ideas";
import { demoComments, demoNews, demoWatches } from "./talk";
import { runningSprintNumber as now } from "./timeline";
import type { IdOf } from "./view";
import { absencesOf, demoSavedViews, demoTemplates } from "./working-rules";

/** Writes the Dependencies between Stories, Risks and Impediments, numbered from those given. */
export async function writeRegisters(tx: Tx, story: DemoStory, idOf: IdOf): Promise<void> {
  const flowTeamId = idOf("flow team", "");
  const on = (daysAgo: number, minutes = 9 * 60) => onWorkday(story.today, daysAgo, minutes);
  await tx.dependency.createMany({
    data: storyDependencies.map((one, index) => {
      const needer = storyCalled(story.stories, one.needer);
      const giver = storyCalled(story.stories, one.giver);
      const [raiser, answering] = one.raisedByGiver ? [giver.team, needer.team] : [needer.team, giver.team];
      const isAnswered = one.state !== "proposed";
      return {
        id: idOf("dependency", one.needer),
        flowTeamId,
        number: story.dependencies.length + index + 1,
        neederTeamId: idOf("team", needer.team as string),
        giverTeamId: idOf("team", giver.team as string),
        neederStoryId: idOf("story", needer.key),
        giverStoryId: idOf("story", giver.key),
        answeringTeamId: idOf("team", answering as string),
        note: one.note,
        state: one.state,
        neededBySprint: one.needed,
        promisedForSprint: one.promised ?? null,
        mitigation: one.mitigation ?? "",
        answer: one.answer ?? "",
        answeredById: isAnswered ? idOf("person", `po ${answering}`) : null,
        answeredAt: isAnswered ? on(one.daysAgo - 1, 13 * 60) : null,
        raisedById: idOf("person", `po ${raiser}`),
        createdAt: on(one.daysAgo),
      };
    }),
  });
  await tx.risk.createMany({
    data: demoRisks.map((risk, index) => ({
      id: idOf("risk", risk.title),
      flowTeamId,
      number: index + 1,
      title: risk.title,
      description: risk.description,
      epicId: risk.epic ? idOf("epic", risk.epic) : null,
      teamId: risk.team ? idOf("team", risk.team) : null,
      ownerId: risk.owner ? idOf("person", risk.owner) : null,
      roam: risk.roam ?? null,
      plan: risk.plan ?? "",
      acceptedById: risk.acceptedWhy ? idOf("person", "cpo") : null,
      acceptedWhy: risk.acceptedWhy ?? "",
      probability: risk.probability,
      impact: risk.impact,
      trend: risk.trend,
      reviewOn: risk.reviewIn === undefined ? null : midnight(addDays(story.today, risk.reviewIn)),
      raisedById: idOf("person", risk.team ? `po ${risk.team}` : "csm"),
      createdAt: on(risk.daysAgo),
      closedAt: risk.isClosed ? on(4) : null,
    })),
  });
  await tx.impediment.createMany({
    data: demoImpediments.map((one, index) => {
      const { raised, escalated, resolved } = impedimentMoments(one, story.today);
      return {
        id: idOf("impediment", one.title),
        flowTeamId,
        number: index + 1,
        title: one.title,
        description: one.description,
        teamId: one.team && idOf("team", one.team),
        storyId: one.story ? idOf("story", storyCalled(story.stories, one.story).key) : null,
        ownerId: one.owner ? idOf("person", one.owner) : null,
        raisedById: idOf("person", one.by),
        createdAt: raised,
        escalatedAt: escalated,
        resolvedAt: resolved,
        resolution: one.resolution ?? "",
      };
    }),
  });
}

/** Writes comments, who watches what, and what lies in inboxes. */
export async function writeTalk(tx: Tx, story: DemoStory, idOf: IdOf): Promise<void> {
  const flowTeamId = idOf("flow team", "");
  const ago = (hours: number) => new Date(morning(story.today).getTime() - hours * 3_600_000);
  const itemOf = (one: { story?: string; epic?: string; dependency?: string; impediment?: string; risk?: string }) => {
    if (one.story) {
      const { key, number, title } = storyCalled(story.stories, one.story);
      return { itemKind: "Story", itemId: idOf("story", key), itemTitle: `S-${number} ${title}` };
    }
    if (one.dependency) {
      const at = storyDependencies.findIndex(({ needer }) => needer === one.dependency);
      const { title } = storyCalled(story.stories, one.dependency);
      const itemTitle = `D-${story.dependencies.length + at + 1} ${title}`;
      return { itemKind: "Dependency", itemId: idOf("dependency", one.dependency), itemTitle };
    }
    if (one.impediment) {
      const at = demoImpediments.findIndex(({ title }) => title === one.impediment);
      return {
        itemKind: "Impediment",
        itemId: idOf("impediment", one.impediment),
        itemTitle: `I-${at + 1} ${one.impediment}`,
      };
    }
    if (one.risk) {
      const at = demoRisks.findIndex(({ title }) => title === one.risk);
      return { itemKind: "Risk", itemId: idOf("risk", one.risk), itemTitle: `R-${at + 1} ${one.risk}` };
    }
    const epic = story.epics.find(({ key }) => key === one.epic);
    if (!epic) throw new Error(`The story has no Epic ${one.epic}`);
    return { itemKind: "Epic", itemId: idOf("epic", epic.key), itemTitle: `E-${epic.number} ${epic.title}` };
  };
  const comments = demoComments.map((comment) => {
    const mentioned: string[] = [];
    const body = comment.body.replace(/@((?:po|sm|dev) \w+(?: \d)?|cpo|csm|architect)/g, (whole, key: string) => {
      const person = story.people.find((one) => one.key === key);
      if (!person) return whole;
      mentioned.push(key);
      return `@${person.name}`;
    });
    return { ...comment, body, mentioned, item: itemOf(comment) };
  });
  await tx.comment.createMany({
    data: comments.map(({ by, hoursAgo, body, mentioned, item: { itemKind, itemId } }) => ({
      flowTeamId,
      itemKind,
      itemId,
      authorId: idOf("person", by),
      body,
      mentions: mentioned.map((key) => idOf("person", key)),
      createdAt: ago(hoursAgo),
    })),
  });
  const watches = [
    ...demoWatches.map(({ person, ...of }) => ({ person, item: itemOf(of) })),
    ...comments.map(({ by, item }) => ({ person: by, item })),
  ];
  await tx.watch.createMany({
    data: watches.map(({ person, item: { itemKind, itemId } }) => ({
      personId: idOf("person", person),
      flowTeamId,
      itemKind,
      itemId,
      createdAt: ago(48),
    })),
    skipDuplicates: true,
  });
  const news = [
    ...comments.flatMap(({ mentioned, by, hoursAgo, item }) =>
      mentioned.map((to) => ({
        to,
        kind: "mention" as const,
        item,
        text: "mentions you in a comment",
        by,
        hoursAgo,
        isRead: hoursAgo > 90,
      })),
    ),
    ...demoNews.map((one) => ({ ...one, item: itemOf(one), isRead: one.isRead ?? false })),
  ];
  await tx.inboxItem.createMany({
    data: news.map(({ to, kind, item, text, by, hoursAgo, isRead }) => ({
      personId: idOf("person", to),
      flowTeamId,
      kind,
      ...item,
      text,
      actorId: idOf("person", by),
      createdAt: ago(hoursAgo),
      readAt: isRead ? ago(Math.max(1, hoursAgo - 3)) : null,
    })),
    // What is unread about one item is one piece of news.
    skipDuplicates: true,
  });
}

/** Writes who is away, templates and saved views. */
export async function writeHabits(tx: Tx, story: DemoStory, idOf: IdOf): Promise<void> {
  const flowTeamId = idOf("flow team", "");
  const { startsOn } = sprintDays(story.calendar, now);
  const since = morning(startsOn);
  await tx.absence.createMany({
    data: absencesOf(randomFrom(1876)).map(({ person, from, to, isHalf, note }) => ({
      flowTeamId,
      personId: idOf("person", person),
      startsOn: midnight(addDays(startsOn, from)),
      endsOn: midnight(addDays(startsOn, to)),
      isHalf,
      note,
      createdAt: since,
    })),
  });
  await tx.storyTemplate.createMany({
    data: demoTemplates.map(({ team, ...template }) => ({
      id: randomUUID(),
      flowTeamId,
      teamId: team && idOf("team", team),
      ...template,
      createdAt: since,
    })),
  });
  await tx.savedView.createMany({
    data: demoSavedViews.map(({ name, page, query, person, team }) => ({
      flowTeamId,
      personId: idOf("person", person),
      teamId: team && idOf("team", team),
      page,
      name,
      query,
      createdAt: since,
    })),
  });
}
