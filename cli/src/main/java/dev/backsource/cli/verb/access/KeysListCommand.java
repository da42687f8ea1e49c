package dev.backsource.cli.verb.access;

import dev.backsource.cli.command.ListOptions;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        description = "List your access keys, or all keys as an administrator of all domains. Secrets are never shown.")
final class KeysListCommand extends ServerCommand {
    @Mixin
    private final ListOptions list = new ListOptions();

    @Override
    protected Exit run(Session session) {
        return session.list(list.items(session, Request.get(Keys.PATH)), "/id", Keys.columns());
    }
}
