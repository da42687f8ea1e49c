package dev.backsource.cli.verb.access;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.outcome.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "disable", description = "Have a key be taken no more, until it is enabled.")
final class KeysDisableCommand extends ServerCommand {
    @Parameters(paramLabel = "KEY", description = "its id; backsource keys list has it")
    private String id = "";

    @Override
    protected Exit run(Session session) {
        return Keys.switchTo(session, id, false);
    }
}
