-- Written by hand.

-- Who wrote which card for a retrospective that was called off, or never held, is forgotten; from now on
-- the call-off and the close of the next Flow Sprint do that.
DELETE FROM "Secret" s USING "FlowSprintEvent" e, "FlowTeam" t
WHERE e.id = s."eventId" AND t.id = e."flowTeamId" AND (e.state = 'called_off' OR t.state = 'retired'
  OR (e.state = 'scheduled' AND e."sprintNumber" < (SELECT max(number) FROM "FlowSprint" f
    WHERE f."flowTeamId" = e."flowTeamId" AND f.state = 'closed')));
