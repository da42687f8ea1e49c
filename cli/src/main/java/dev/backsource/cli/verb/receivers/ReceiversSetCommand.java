package dev.backsource.cli.verb.receivers;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.server.Request;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "set", description = "Change a receiver, or turn it off or on. Other settings stay unchanged.")
final class ReceiversSetCommand extends ServerCommand {
    @Parameters(paramLabel = "RECEIVER", description = "receiver id; see backsource receivers list")
    private String receiver = "";

    @Option(names = "--name", paramLabel = "TEXT", description = "display name")
    private @Nullable String name;

    @Option(names = "--severity", paramLabel = "SEVERITY", description = "warning for all alerts, or error")
    private @Nullable String severity;

    @Option(names = "--url-file", paramLabel = "FILE", description = "file with another URL, or - for standard input")
    private @Nullable String urlFile;

    @Option(
            names = "--routing-key-file",
            paramLabel = "FILE",
            description = "file with another integration key of PagerDuty, or - for standard input")
    private @Nullable String routingKeyFile;

    @Option(
            names = "--enabled",
            arity = "1",
            paramLabel = "BOOLEAN",
            description = "true or false; one that was off is told of the firing alerts again")
    private @Nullable Boolean enabled;

    @Override
    protected Exit run(Session session) {
        var body = Documents.json().createObjectNode();
        if (name != null) {
            body.put("name", name);
        }
        if (severity != null) {
            body.put("severity", severity.toUpperCase(Locale.ROOT));
        }
        if (urlFile != null) {
            body.put("url", Receivers.secret(session, urlFile));
        }
        if (routingKeyFile != null) {
            body.put("routingKey", Receivers.secret(session, routingKeyFile));
        }
        if (enabled != null) {
            body.put("enabled", enabled);
        }
        if (body.isEmpty()) {
            throw FailureException.usage(
                    Messages.nothingToSet("--name", "--severity", "--url-file", "--routing-key-file", "--enabled"));
        }
        return Receivers.show(
                session,
                session.server()
                        .read(Request.patch(body, Receivers.PATH, receiver).once(Session.newKey())));
    }
}
