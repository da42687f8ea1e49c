package dev.backsource.cli.verb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.command.DryRunOption;
import dev.backsource.cli.command.PreflightOption;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.command.WriteOptions;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.server.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "add", description = "Add a domain. For other settings, use backsource apply.")
final class DomainsAddCommand extends ServerCommand {
    @Parameters(paramLabel = "DOMAIN")
    private String domain = "";

    @Option(names = "--origin", required = true, paramLabel = Origins.FORM, description = "origin server; repeatable")
    private List<String> origins = List.of();

    @Option(
            names = "--policy",
            paramLabel = "TYPE",
            completionCandidates = PolicyNames.class,
            description = "${COMPLETION-CANDIDATES} (default: off)")
    private @Nullable String policy;

    @Option(names = "--team", description = "owner of the domain")
    private @Nullable String team;

    @Option(
            names = "--no-verify",
            description = "disable verification of the origins' certificates. No end: permanent; set one by domains"
                    + " set-verification")
    private boolean unverified;

    @Mixin
    private final DryRunOption dryRun = new DryRunOption();

    @Mixin
    private final PreflightOption preflight = new PreflightOption();

    @Mixin
    private final WriteOptions write = new WriteOptions();

    @Override
    protected Exit run(Session session) {
        if (unverified && !dryRun.isGiven()) {
            VerificationEnd.confirmPermanent(session, domain, Messages.setEndThen(domain));
        }
        return dryRun.send(session, write, preflight.on(Request.post(body(), "domains")));
    }

    private JsonNode body() {
        var body = Documents.json().createObjectNode();
        body.put("name", domain);
        body.set("origins", Origins.parse(origins));
        if (team != null) {
            body.put("team", team);
        }
        if (unverified) {
            body.putObject("originTls").put("verification", "NONE");
        }
        if (policy != null) {
            body.set("originProtocolPolicy", Policies.of(policy));
        }
        return body;
    }
}
