package dev.backsource.cli.verb.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.server.Event;
import dev.backsource.cli.server.EventFeed;
import dev.backsource.cli.server.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backsource events}. */
@Command
public final class EventsCommand extends ServerCommand {
    @Parameters(index = "0", arity = "0..1", paramLabel = "DOMAIN", description = "only events of this domain")
    private @Nullable String domain;

    @Option(names = "--follow", description = "no time limit (default: --timeout)")
    private boolean follow;

    @Option(names = "--count", paramLabel = "N", description = "end after this number of events")
    private @Nullable Long count;

    @Option(
            names = "--from",
            paramLabel = "PLACE",
            description = "start: latest, earliest or an event's id (default: latest)")
    private @Nullable String from;

    @Option(names = "--type", paramLabel = "TYPE", description = "only changes or only alerts")
    private @Nullable EventType type;

    @Option(
            names = "--position",
            paramLabel = "FILE",
            description = "file for the position: start at the position of the last run, and save that of this run")
    private @Nullable Path position;

    @Override
    protected Exit run(Session session) {
        if (count != null && count < 1) {
            throw FailureException.usage(Messages.tooLow("--count", count));
        }
        var file = position == null ? null : new PositionFile(position);
        var request = Request.get("events")
                .with("domain", domain)
                .with("type", type == null ? null : type.wire())
                .with("from", from);
        var end = System.nanoTime()
                + (follow ? Long.MAX_VALUE / 2 : session.timeout().toNanos());
        try (var feed = new EventFeed(
                session.server(),
                request,
                file == null ? null : file.read(),
                end,
                why -> session.terminal().note(Messages.reconnecting(SafeText.lines(why))))) {
            return show(session, feed, file);
        }
    }

    private Exit show(Session session, EventFeed feed, @Nullable PositionFile file) {
        var lines = new EventLines(session);
        var shown = 0L;
        for (var event = feed.next(); event != null; event = feed.next()) {
            lines.show(parsed(event));
            if (session.terminal().isClosed()) {
                return Exit.OK;
            }
            keep(feed.position(), file);
            shown++;
            if (count != null && shown == count) {
                return Exit.OK;
            }
        }
        if (count == null) {
            return Exit.OK;
        }
        session.terminal().note(Messages.eventsMissing(shown, count));
        return Exit.NOT_IN_TIME;
    }

    private static void keep(@Nullable String place, @Nullable PositionFile file) {
        if (file != null && place != null) {
            file.write(place);
        }
    }

    private static JsonNode parsed(Event event) {
        try {
            return Documents.read(event.data().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new FailureException(Exit.NOT_REACHED, Messages.invalidEvent(), e);
        }
    }

    /** The types of events. */
    enum EventType {
        CHANGES("dev.backsource.policy-changed.v1"),
        ALERTS("dev.backsource.origin-alert-changed.v1");

        private final String wire;

        EventType(String wire) {
            this.wire = wire;
        }

        String wire() {
            return wire;
        }
    }
}
