package dev.backsource.cli.verb.access;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.outcome.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "enable", description = "Enable a key again.")
final class KeysEnableCommand extends ServerCommand {
    @Parameters(paramLabel = "KEY", description = "key id; see backsource keys list")
    private String id = "";

    @Override
    protected Exit run(Session session) {
        return Keys.switchTo(session, id, true);
    }
}
