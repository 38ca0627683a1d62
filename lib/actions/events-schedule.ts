"use server";

import type { InputOf } from "@/lib/server/command";
import * as feeds from "@/lib/server/events/feed-commands";
import * as schedule from "@/lib/server/events/schedule-commands";
import * as series from "@/lib/server/events/series-commands";
import { perform } from "@/lib/server/session";

export async function moveEvent(input: InputOf<typeof schedule.moveEvent>) {
  return perform(schedule.moveEvent, input);
}

export async function moveSeries(input: InputOf<typeof series.moveSeries>) {
  return perform(series.moveSeries, input);
}

export async function setCallLink(input: InputOf<typeof series.setCallLink>) {
  return perform(series.setCallLink, input);
}

export async function addEventGuest(input: InputOf<typeof schedule.addEventGuest>) {
  return perform(schedule.addEventGuest, input);
}

export async function removeEventGuest(input: InputOf<typeof schedule.removeEventGuest>) {
  return perform(schedule.removeEventGuest, input);
}

export async function callOffEvent(input: InputOf<typeof schedule.callOffEvent>) {
  return perform(schedule.callOffEvent, input);
}

export async function takeBackCallOff(input: InputOf<typeof schedule.takeBackCallOff>) {
  return perform(schedule.takeBackCallOff, input);
}

export async function renewFeed(input: InputOf<typeof feeds.renewFeed>) {
  return perform(feeds.renewFeed, input);
}

export async function revokeFeed(input: InputOf<typeof feeds.revokeFeed>) {
  return perform(feeds.revokeFeed, input);
}
