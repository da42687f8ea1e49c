package dev.backsource.cli.verb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.command.EdgeColumns;
import dev.backsource.cli.command.EdgeWatch;
import dev.backsource.cli.command.ListOptions;
import dev.backsource.cli.command.RolloutStates;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Cell;
import dev.backsource.cli.output.Columns;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.server.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backsource purge}: drops stored responses at edges, and shows the edges' progress. */
@Command
public final class PurgeCommand extends ServerCommand {
    private static final String PURGES = "purges";

    @Parameters(paramLabel = "DOMAIN")
    private String domain = "";

    @ArgGroup(exclusive = false, heading = "Scope of the purge:%n")
    private @Nullable Scope scope;

    @Option(names = "--list", description = "list the domain's purges of the last days, newest first")
    private boolean listed;

    @Option(names = "--id", paramLabel = "ID", description = "show the progress of this purge at the edges")
    private @Nullable String id;

    @Option(names = "--wait", description = "wait for every edge, up to --timeout")
    private boolean wait;

    @Mixin
    private final ListOptions list = new ListOptions();

    @Override
    protected Exit run(Session session) {
        requireOneThing();
        if (listed) {
            return list(session);
        }
        if (id != null) {
            return wait ? await(session, id) : show(session, session.server().read(progress(id)));
        }
        return start(session, Objects.requireNonNull(scope));
    }

    private void requireOneThing() {
        var wanted = (scope == null ? 0 : 1) + (listed ? 1 : 0) + (id == null ? 0 : 1);
        if (wanted == 0) {
            throw FailureException.usage(Messages.noScope());
        }
        if (wanted > 1) {
            throw FailureException.usage(Messages.scopeWithList());
        }
    }

    private Exit start(Session session, Scope asked) {
        var request = Request.post(asked.body(), "domains", domain, PURGES).once(Session.newKey());
        var purge = session.server().read(request);
        var number = Fields.text(purge.path("id"));
        if (wait) {
            return await(session, number);
        }
        return session.one(
                purge,
                "/id",
                terminal -> terminal.line(SafeText.of(Messages.purgeOf(domain, number) + ": " + scope(purge))));
    }

    private Exit await(Session session, String number) {
        var what = Messages.purgeOf(domain, number);
        var watch = new EdgeWatch(session, "backsource purge " + domain + " --id " + number);
        var last = watch.await(progress(number), what);
        show(session, last);
        return watch.exit(last, what);
    }

    private Request progress(String number) {
        return Request.get("domains", domain, PURGES, number);
    }

    private static Exit show(Session session, JsonNode purge) {
        return session.one(purge, "/id", terminal -> {
            terminal.line(Messages.progress(
                    Messages.purge(SafeText.of(Fields.text(purge.path("id")))), RolloutStates.isComplete(purge)));
            EdgeColumns.columns().table(purge.path("edges")).print(terminal);
        });
    }

    private Exit list(Session session) {
        return session.list(
                list.items(session, Request.get("domains", domain, PURGES)),
                "/id",
                new Columns()
                        .text("ID", "/id")
                        .text("REQUESTED", "/requestedAt")
                        .text("REQUESTED BY", "/requestedBy")
                        .with("SCOPE", purge -> Cell.of(scope(purge))));
    }

    private static String scope(JsonNode purge) {
        var scope = purge.path("scope");
        if (scope.path("everything").asBoolean()) {
            return "everything";
        }
        var parts = new ArrayList<String>();
        scope.path("urls").forEach(url -> parts.add(Fields.text(url)));
        scope.path("prefixes").forEach(prefix -> parts.add(Fields.text(prefix) + "*"));
        return String.join(", ", parts);
    }

    /** The scope of the purge. */
    private static final class Scope {
        @Option(names = "--url", paramLabel = "URL", description = "purge this object, over HTTP and HTTPS; repeatable")
        private List<String> urls = new ArrayList<>();

        @Option(names = "--prefix", paramLabel = "PATH", description = "purge all paths with this prefix; repeatable")
        private List<String> prefixes = new ArrayList<>();

        @Option(names = "--everything", description = "purge the whole domain")
        private boolean everything;

        JsonNode body() {
            var body = Documents.json().createObjectNode();
            if (!urls.isEmpty()) {
                urls.forEach(body.putArray("urls")::add);
            }
            if (!prefixes.isEmpty()) {
                prefixes.forEach(body.putArray("prefixes")::add);
            }
            if (everything) {
                body.put("everything", true);
            }
            return body;
        }
    }
}
