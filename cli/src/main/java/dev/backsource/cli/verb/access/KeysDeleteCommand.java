package dev.backsource.cli.verb.access;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.command.YesOption;
import dev.backsource.cli.outcome.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "delete", description = "Delete a key permanently.")
final class KeysDeleteCommand extends ServerCommand {
    @Parameters(paramLabel = "KEY", description = "key id; see backsource keys list")
    private String id = "";

    @Mixin
    private final YesOption yes = new YesOption();

    @Override
    protected Exit run(Session session) {
        return yes.delete(session, "key", Keys.PATH, id);
    }
}
