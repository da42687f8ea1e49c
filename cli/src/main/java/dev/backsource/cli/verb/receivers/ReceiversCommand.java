package dev.backsource.cli.verb.receivers;

import dev.backsource.cli.command.GroupCommand;
import picocli.CommandLine.Command;

/** {@code backsource receivers}. */
@Command(
        subcommands = {
            ReceiversListCommand.class,
            ReceiversShowCommand.class,
            ReceiversCreateCommand.class,
            ReceiversSetCommand.class,
            ReceiversTestCommand.class,
            ReceiversDeleteCommand.class
        })
public final class ReceiversCommand extends GroupCommand {}
