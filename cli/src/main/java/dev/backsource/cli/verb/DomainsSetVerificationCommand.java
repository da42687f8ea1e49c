package dev.backsource.cli.verb;

import dev.backsource.cli.command.DurationOption;
import dev.backsource.cli.command.RouteChangeOptions;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Documents;
import dev.backsource.policy.domain.OriginTls.Verification;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "set-verification",
        description = {
            "Verify the certificates of a domain's origins (full), or don't (none). Other settings stay unchanged.",
            "Set an end of none by --for or --until. No end: permanent, and anyone on the network path can impersonate an"
                    + " origin until somebody sets full."
        })
final class DomainsSetVerificationCommand extends ServerCommand {
    @Parameters(index = "0", paramLabel = "DOMAIN")
    private String domain = "";

    @Parameters(
            index = "1",
            paramLabel = "VERIFICATION",
            completionCandidates = VerificationNames.class,
            description = "${COMPLETION-CANDIDATES}")
    private String verification = "";

    @ArgGroup
    private @Nullable End end;

    @Mixin
    private final RouteChangeOptions options = new RouteChangeOptions();

    /** The end of an exception; one of the two. */
    static final class End {
        @Option(
                names = "--for",
                paramLabel = "DURATION",
                converter = DurationOption.class,
                description = "of none: verify again after this time, such as 4h, up to 24h; --until reaches further")
        private @Nullable Duration time;

        @Option(
                names = "--until",
                paramLabel = "TIME",
                description = "of none: verify again from then on, such as 2030-01-01T00:00:00Z")
        private @Nullable String until;

        String text() {
            return time == null
                    ? String.valueOf(until)
                    : VerificationEnd.in(time).toString();
        }
    }

    @Override
    protected Exit run(Session session) {
        if (end == null && verification.equalsIgnoreCase(Verification.NONE.name()) && !options.isDryRun()) {
            VerificationEnd.confirmPermanent(session, domain, Messages.addEnd());
        }
        var body = Documents.json().createObjectNode();
        body.putObject("originTls")
                .put("verification", verification.toUpperCase(Locale.ROOT))
                .put("unverifiedUntil", end == null ? null : end.text());
        return options.send(session, domain, body, "origins", body);
    }
}
