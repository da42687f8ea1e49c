package dev.backsource.cli.verb.watch;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.command.YesOption;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "repair",
        description = "Publish differing domains again, up to 1,000, from the database to the topic. Requires an"
                + " administrator.")
final class ReconciliationRepairCommand extends ServerCommand {
    @Mixin
    private final YesOption yes = new YesOption();

    @Override
    protected Exit run(Session session) {
        yes.require(session, Messages.repairQuestion(session.server().profile().server()), Messages.nothingPublished());
        var request = Request.post(Documents.json().createObjectNode(), "reconciliation", "repairs")
                .once(Session.newKey());
        var repaired = session.server().read(request);
        return session.one(
                repaired,
                "/published",
                terminal -> terminal.line(SafeText.of(Messages.republished(Fields.text(repaired.path("published"))))));
    }
}
