package dev.backsource.cli.verb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Cell;
import dev.backsource.cli.output.Columns;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.output.Style;
import dev.backsource.cli.output.Terminal;
import dev.backsource.cli.server.Request;
import dev.backsource.policy.domain.OriginTls.Verification;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Show a domain with all its settings.")
final class DomainsShowCommand extends ServerCommand {
    /** The fields that are shown apart. */
    private static final Set<String> APART = Set.of("name", "origins", "effective", "effectiveDynamic", "warnings");

    private static final String VERIFICATION_END = "originTls.unverifiedUntil";

    @Parameters(paramLabel = "DOMAIN")
    private String domain = "";

    @Override
    protected Exit run(Session session) {
        var answer = session.server().read(Request.get("domains", domain));
        return session.one(answer, "/name", terminal -> show(terminal, answer));
    }

    private static void show(Terminal terminal, JsonNode answer) {
        terminal.line(terminal.styled(Style.HEADING, SafeText.of(Fields.text(answer.path("name")))));
        answer.properties().forEach(field -> {
            if (!APART.contains(field.getKey())) {
                lines(terminal, field.getKey(), field.getValue());
            }
        });
        if (Fields.text(answer.at("/originTls/verification")).equals(Verification.NONE.name())
                && !answer.path("originTls").hasNonNull("unverifiedUntil")) {
            line(terminal, VERIFICATION_END, Messages.noEnd());
        }
        answer.path("warnings")
                .forEach(warning -> terminal.line("  " + terminal.styled(Style.WAITING, "warning") + " "
                        + SafeText.of(Fields.text(warning.path("code")) + ": " + Fields.text(warning.path("detail")))));
        terminal.line("");
        new Columns()
                .with("ORIGIN", origin -> Cell.of(Origins.text(origin)))
                .text("PRIORITY", "/priority")
                .text("WEIGHT", "/weight")
                .with("HTTP TARGET", origin -> Cell.of(Fields.target(origin.at("/effective/http"))))
                .with("HTTPS TARGET", origin -> Cell.of(Fields.target(origin.at("/effective/https"))))
                .table(answer.path("origins"))
                .print(terminal);
    }

    /** Prints a field on a line of its own, fields of objects by their path. */
    private static void lines(Terminal terminal, String name, JsonNode value) {
        if (value.isObject()) {
            value.properties().forEach(field -> lines(terminal, name + "." + field.getKey(), field.getValue()));
        } else {
            var text = name.equals(VERIFICATION_END) ? VerificationEnd.text(value) : Fields.text(value);
            line(terminal, name, text);
        }
    }

    private static void line(Terminal terminal, String name, String text) {
        terminal.line("  " + terminal.styled(Style.FAINT, SafeText.of(name)) + "  " + SafeText.of(text));
    }
}
