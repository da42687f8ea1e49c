package dev.backsource.cli.verb.watch;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.command.YesOption;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "repair",
        description = "Publish again what the topic holds otherwise than the database, up to 1,000 domains. Takes an"
                + " administrator.")
final class ReconciliationRepairCommand extends ServerCommand {
    @Mixin
    private final YesOption yes = new YesOption();

    @Override
    protected Exit run(Session session) {
        yes.require(
                session,
                "Publish again what differs at " + session.server().profile().server() + "?",
                "nothing was published");
        var request = Request.post(Documents.json().createObjectNode(), "reconciliation", "repairs")
                .once(Session.newKey());
        var repaired = session.server().read(request);
        return session.one(
                repaired,
                "/published",
                terminal -> terminal.line(
                        SafeText.of(Fields.text(repaired.path("published")) + " domains are published again")));
    }
}
