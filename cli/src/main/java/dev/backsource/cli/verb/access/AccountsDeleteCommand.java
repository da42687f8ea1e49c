package dev.backsource.cli.verb.access;

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

@Command(name = "delete", description = "Delete an account permanently.")
final class AccountsDeleteCommand extends ServerCommand {
    @Parameters(paramLabel = "ACCOUNT", description = "account id; see backsource accounts list")
    private String id = "";

    @Mixin
    private final YesOption yes = new YesOption();

    @Override
    protected Exit run(Session session) {
        yes.require(
                session,
                Messages.deletionQuestion(
                        "account", id, session.server().profile().server()),
                Messages.nothingDeleted());
        session.server().send(Request.delete(Accounts.PATH, id).once(Session.newKey()));
        session.say(Messages.deleted("account", SafeText.of(id)));
        return Exit.OK;
    }
}
