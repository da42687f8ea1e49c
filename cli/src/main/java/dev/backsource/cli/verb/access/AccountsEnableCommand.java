package dev.backsource.cli.verb.access;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Documents;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "enable", description = "Enable an account again.")
final class AccountsEnableCommand extends ServerCommand {
    @Parameters(paramLabel = "ACCOUNT", description = "account id; see backsource accounts list")
    private String id = "";

    @Override
    protected Exit run(Session session) {
        return Accounts.change(session, id, Documents.json().createObjectNode().put("enabled", true));
    }
}
