package dev.backsource.cli.verb.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.output.Style;
import dev.backsource.cli.output.Terminal;

/** The output of events, one by one: lines for people, documents for programs. */
final class EventLines {
    private final Session session;

    EventLines(Session session) {
        this.session = session;
    }

    void show(JsonNode event) {
        var terminal = session.terminal();
        switch (session.format()) {
            case TABLE -> terminal.line(line(event, terminal));
            case NAME -> terminal.line(SafeText.of(Fields.text(event.path("subject"))));
            case JSON -> terminal.line(Documents.toLine(event));
            case YAML -> terminal.line("---\n" + Documents.toYaml(event));
        }
    }

    private static String line(JsonNode event, Terminal terminal) {
        return terminal.styled(Style.FAINT, SafeText.of(Fields.text(event.path("time")))) + "  "
                + SafeText.of(about(event.path("data"))) + "  "
                + what(event.path("data"), terminal);
    }

    /** The event's domain, or the subject of an alert of silence. */
    private static String about(JsonNode data) {
        return Fields.text(data.path(data.has("subject") ? "subject" : "domain"));
    }

    private static String step(JsonNode rollout) {
        return Messages.progressiveStepOf(
                Fields.known(rollout.path("id")),
                Fields.count(rollout.path("step")),
                Fields.percent(rollout.path("share")));
    }

    private static String what(JsonNode data, Terminal terminal) {
        if (data.has("kind")) {
            var status = Fields.text(data.path("status"));
            return terminal.styled(Style.of(status), SafeText.of(status)) + " "
                    + SafeText.of(Fields.text(data.path("kind"))
                            + (data.has("origin")
                                    ? Messages.atOrigin(
                                            Fields.text(data.path("origin")), Fields.text(data.path("missingPorts")))
                                    : ""));
        }
        var by = Fields.text(data.path("changedBy"));
        return SafeText.of(Messages.revision(Fields.text(data.path("revision")))
                + (data.path("removed").asBoolean()
                        ? ", removed"
                        : ", policy " + Fields.policy(data.path("originProtocolPolicy")))
                + (data.path("rollout").isObject() ? ", " + step(data.path("rollout")) : "")
                + (by.isEmpty() ? "" : ", by " + by));
    }
}
