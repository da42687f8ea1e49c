package dev.backsource.cli.verb;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.command.YesOption;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "forget", description = "Forget an edge that is out of service for good. One that reports is refused.")
final class EdgesForgetCommand extends ServerCommand {
    @Parameters(paramLabel = "EDGE", description = "its id; backsource edges has it")
    private String edge = "";

    @Mixin
    private final YesOption yes = new YesOption();

    @Override
    protected Exit run(Session session) {
        yes.require(
                session,
                "Forget the edge " + edge + " at " + session.server().profile().server() + "?",
                "nothing was forgotten");
        session.server().send(Request.delete("edges", edge).once(Session.newKey()));
        session.say("edge " + SafeText.of(edge) + " is forgotten");
        return Exit.OK;
    }
}
