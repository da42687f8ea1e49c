package dev.backsource.cli.verb.proposals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.command.Warnings;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Columns;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.server.Request;

/** Proposals of changes, as the interface has them. */
final class Proposals {
    static final String PATH = "proposals";

    private Proposals() {}

    static Columns columns() {
        return new Columns()
                .text("ID", "/id")
                .state("STATE", "/state")
                .text("BASE REVISION", "/base")
                .text("AUTHOR", "/proposedBy")
                .text("PROPOSED", "/proposedAt")
                .text("REASON", "/reason")
                .text("DECIDED BY", "/decidedBy")
                .text("COMMENT", "/comment");
    }

    static Exit show(Session session, JsonNode proposal) {
        return session.one(proposal, "/id", terminal -> {
            terminal.line(SafeText.of(Messages.proposal(
                    Fields.text(proposal.path("id")),
                    Fields.text(proposal.path("base")),
                    Fields.text(proposal.path("state")),
                    Fields.text(proposal.path("revision")))));
            terminal.line("  "
                    + SafeText.of(Fields.text(proposal.path("reason")) + " (" + Fields.text(proposal.path("proposedBy"))
                            + ", " + Fields.text(proposal.path("proposedAt")) + ")"));
            proposal.path("changes")
                    .forEach(change -> terminal.line("    "
                            + SafeText.of(Fields.text(change.path("field")) + ": " + value(change.path("from")) + " -> "
                                    + value(change.path("to")))));
            Warnings.show(proposal.path("warnings"), terminal);
        });
    }

    /** A request to do something with a proposal. */
    static Request decision(JsonNode body, String domain, String id, String decision) {
        return Request.post(body, "domains", domain, PATH, id, decision).once(Session.newKey());
    }

    private static String value(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "nothing" : Fields.text(value);
    }
}
