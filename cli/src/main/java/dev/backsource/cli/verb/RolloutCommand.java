package dev.backsource.cli.verb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.command.EdgeColumns;
import dev.backsource.cli.command.EdgeWatch;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.server.Request;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backsource rollout}. */
@Command
public final class RolloutCommand extends ServerCommand {
    @Parameters(paramLabel = "DOMAIN")
    private String domain = "";

    @Option(names = "--revision", paramLabel = "N", description = "revision (default: the latest)")
    private @Nullable Long revision;

    @Option(names = "--wait", description = "wait for every edge, up to --timeout")
    private boolean wait;

    @Override
    protected Exit run(Session session) {
        var first =
                session.server().read(Request.get("domains", domain, "rollout").with("revision", revision));
        if (!wait) {
            return show(session, first);
        }
        // The latest may be another one meanwhile.
        var number = Fields.text(first.path("revision"));
        var what = Messages.revisionOf(domain, number);
        var watch = new EdgeWatch(session, "backsource rollout " + domain);
        var last = watch.await(Request.get("domains", domain, "rollout").with("revision", number), what);
        show(session, last);
        return watch.exit(last, what);
    }

    private static Exit show(Session session, JsonNode rollout) {
        return session.one(rollout, "/revision", terminal -> {
            terminal.line(Messages.progress(
                    Messages.revision(Fields.text(rollout.path("revision"))),
                    rollout.path("complete").asBoolean()));
            EdgeColumns.columns().table(rollout.path("edges")).print(terminal);
        });
    }
}
