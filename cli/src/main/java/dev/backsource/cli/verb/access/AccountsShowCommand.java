package dev.backsource.cli.verb.access;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Show an account and its roles.")
final class AccountsShowCommand extends ServerCommand {
    @Parameters(paramLabel = "ACCOUNT", description = "account id; see backsource accounts list")
    private String id = "";

    @Override
    protected Exit run(Session session) {
        return Accounts.show(session, session.server().read(Request.get(Accounts.PATH, id)));
    }
}
