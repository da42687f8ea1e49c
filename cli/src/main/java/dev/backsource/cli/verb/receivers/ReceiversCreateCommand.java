package dev.backsource.cli.verb.receivers;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.profile.SecretFile;
import dev.backsource.cli.server.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "create",
        description =
                "Create a receiver of alerts. The secret of a webhook's signatures is written once, and never again.")
final class ReceiversCreateCommand extends ServerCommand {
    private static final int NOT_THERE = 404;

    @Parameters(paramLabel = "NAME", description = "display name")
    private String name = "";

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "webhook",
            description = "webhook, slack or pagerduty (default: webhook)")
    private String kind = "webhook";

    @Option(
            names = "--url-file",
            paramLabel = "FILE",
            description = "file with the URL, or - for standard input; many URLs of webhooks are secrets")
    private @Nullable String urlFile;

    @Option(
            names = "--routing-key-file",
            paramLabel = "FILE",
            description = "file with the integration key of a PagerDuty service, or - for standard input")
    private @Nullable String routingKeyFile;

    @Option(
            names = "--team",
            paramLabel = "TEAM",
            description = "only alerts of this team's domains (default: of all domains and the fleet)")
    private @Nullable String team;

    @Option(names = "--severity", paramLabel = "SEVERITY", description = "error for errors alone (default: warning)")
    private @Nullable String severity;

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description = "of a webhook: write the secret to a new file, readable to you alone")
    private @Nullable Path secretFile;

    @Override
    protected Exit run(Session session) {
        if (kind.equals("webhook") != (secretFile != null)) {
            throw FailureException.usage(Messages.secretFileMissing());
        }
        if (secretFile != null && Files.exists(secretFile)) {
            throw FailureException.usage(Messages.secretFileExists(secretFile));
        }
        var body = Documents.json().createObjectNode().put("name", name).put("kind", kind);
        if (urlFile != null) {
            body.put("url", Receivers.secret(session, urlFile));
        }
        if (routingKeyFile != null) {
            body.put("routingKey", Receivers.secret(session, routingKeyFile));
        }
        if (team != null) {
            body.put("team", team);
        }
        if (severity != null) {
            body.put("severity", severity.toUpperCase(Locale.ROOT));
        }
        var issued = session.server().read(Request.post(body, Receivers.PATH));
        var receiver = issued.path("receiver");
        if (secretFile != null) {
            keep(session, Fields.text(receiver.path("id")), Fields.text(issued.path("secret")), secretFile);
        }
        return Receivers.show(session, receiver);
    }

    /** A receiver whose secret can't be stored is deleted at once: nobody could verify its messages. */
    private static void keep(Session session, String id, String secret, Path file) {
        try {
            new SecretFile(file).write(secret);
        } catch (FailureException e) {
            session.server().send(Request.delete(Receivers.PATH, id).once(Session.newKey()), NOT_THERE);
            throw new FailureException(e.exit(), e.text() + Messages.receiverDeleted(id), e);
        }
    }
}
