package dev.backsource.cli.verb;

import dev.backsource.cli.command.Session;
import dev.backsource.cli.server.Request;
import org.jspecify.annotations.Nullable;

/** The revision that a write is meant for, so that it doesn't overwrite what somebody else did meanwhile. */
final class Revisions {
    private Revisions() {}

    /** @param given by the one who writes; null for the one that the domain is at now */
    static @Nullable Long expected(Session session, String domain, @Nullable Long given) {
        return given != null
                ? given
                : session.server().send(Request.get("domains", domain)).revision();
    }
}
