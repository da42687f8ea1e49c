package dev.backsource.cli.verb.changerequests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.cli.command.ProgressiveOptions;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.command.WriteOptions;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.server.Request;
import dev.backsource.cli.verb.InputFile;
import dev.backsource.cli.verb.Policies;
import dev.backsource.cli.verb.PolicyNames;
import dev.backsource.cli.verb.ports.PortOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "create",
        description = "Request custom ports, or a change of a domain's parts, for another person's decision.")
final class ChangeRequestsCreateCommand extends ServerCommand {
    private static final int MOST_BYTES = 1024 * 1024;

    @Parameters(paramLabel = "DOMAIN")
    private String domain = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "reason, for the reviewer")
    private String reason = "";

    @Mixin
    private final PortOptions ports = new PortOptions();

    @Option(
            names = "--policy",
            paramLabel = "TYPE",
            completionCandidates = PolicyNames.class,
            description = "${COMPLETION-CANDIDATES}")
    private @Nullable String policy;

    @Option(names = "--dynamic", paramLabel = "TYPE", description = "policy for dynamic content, likewise")
    private @Nullable String dynamic;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "file of new parts of the domain in JSON or YAML, such as originTls, or - for standard input")
    private @Nullable String file;

    @ArgGroup(exclusive = false, heading = "Progressive rollout, begun by the approval:%n")
    private @Nullable ProgressiveOptions progressive;

    @Mixin
    private final WriteOptions write = new WriteOptions();

    @Override
    protected Exit run(Session session) {
        var hasParts = policy != null || dynamic != null || file != null;
        if (hasParts != ports.isEmpty()) {
            throw FailureException.usage(Messages.noSingleChange());
        }
        if (progressive != null && !hasParts) {
            throw FailureException.usage(Messages.noRolloutOfPorts());
        }
        var now = session.server().read(Request.get("domains", domain));
        var body = Documents.json().createObjectNode();
        if (hasParts) {
            body.set("parts", parts(session, now));
        } else {
            body.set("ports", ports.body());
        }
        if (progressive != null) {
            body.set("rollout", progressive.plan());
        }
        body.put("reason", reason);
        var request = Request.post(body, "domains", domain, ChangeRequests.PATH)
                .ifMatch(write.expectedOr(now.path("revision").asLong()))
                .once(Session.newKey());
        return ChangeRequests.show(session, session.server().read(request));
    }

    private ObjectNode parts(Session session, JsonNode now) {
        var parts = file == null ? Documents.json().createObjectNode() : parts(file, session);
        if (policy != null || dynamic != null) {
            parts.set("originProtocolPolicy", policy(now.path("originProtocolPolicy")));
        }
        return parts;
    }

    /** The requested policy; parts without an option stay as they are. */
    private ObjectNode policy(JsonNode now) {
        var wanted = policy == null ? now.<ObjectNode>deepCopy() : Policies.of(policy);
        if (dynamic != null) {
            wanted.set("dynamic", Policies.of(dynamic));
        }
        return wanted;
    }

    private static ObjectNode parts(String file, Session session) {
        var text = InputFile.text(file, session.terminal().in(), MOST_BYTES);
        if (InputFile.document(file, text) instanceof ObjectNode parts) {
            return parts;
        }
        throw FailureException.usage(Messages.invalidParts(file));
    }
}
