package dev.backsource.cli.verb.access;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.command.YesOption;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "delete", description = "Delete an account for good.")
final class AccountsDeleteCommand extends ServerCommand {
    @Parameters(paramLabel = "ACCOUNT", description = "its id; backsource accounts list has it")
    private String id = "";

    @Mixin
    private final YesOption yes = new YesOption();

    @Override
    protected Exit run(Session session) {
        yes.require(
                session,
                "Delete the account " + id + " from "
                        + session.server().profile().server() + "?",
                "nothing was deleted");
        session.server().send(Request.delete(Accounts.PATH, id).once(Session.newKey()));
        session.say("account " + SafeText.of(id) + " is deleted");
        return Exit.OK;
    }
}
