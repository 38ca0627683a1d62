-- When the events of a Flow Team may last have been moved, for calendars that ask every hour.
CREATE INDEX "What moves events" ON "AuditEntry" ("flowTeamId", id)
  WHERE "itemKind" IN ('Event series', 'Calendar', 'Pause', 'Role', 'Scrum Team');
