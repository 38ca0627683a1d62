-- Written by hand.

-- Who came to a Review by a link listens as people do who are signed in; streams opened by a link that is
-- revoked, or gone with its event, end at once. Told by the link's id.
CREATE FUNCTION tell_link_void() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('flotilla_access', OLD.id::text);
  RETURN NULL;
END
$$;

CREATE TRIGGER "a void link ends streams"
  AFTER UPDATE OF "revokedAt" OR DELETE ON "EventLink"
  FOR EACH ROW EXECUTE FUNCTION tell_link_void();
