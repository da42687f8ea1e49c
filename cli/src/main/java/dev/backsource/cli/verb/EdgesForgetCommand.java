package dev.backsource.cli.verb;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.command.YesOption;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "forget",
        description = "Forget an edge that is permanently out of service. A reporting edge is refused.")
final class EdgesForgetCommand extends ServerCommand {
    @Parameters(paramLabel = "EDGE", description = "edge id; see backsource edges")
    private String edge = "";

    @Mixin
    private final YesOption yes = new YesOption();

    @Override
    protected Exit run(Session session) {
        yes.require(
                session,
                Messages.forgetQuestion(edge, session.server().profile().server()),
                Messages.nothingForgotten());
        session.server().send(Request.delete("edges", edge).once(Session.newKey()));
        session.say(Messages.forgotten(SafeText.of(edge)));
        return Exit.OK;
    }
}
