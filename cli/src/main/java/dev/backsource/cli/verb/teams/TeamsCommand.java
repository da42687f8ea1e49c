package dev.backsource.cli.verb.teams;

import dev.backsource.cli.command.GroupCommand;
import picocli.CommandLine.Command;

/** {@code backsource teams}. */
@Command(
        subcommands = {
            TeamsListCommand.class,
            TeamsShowCommand.class,
            TeamsCreateCommand.class,
            TeamsSetCommand.class,
            TeamsSetRolloutCommand.class,
            TeamsDeleteCommand.class
        })
public final class TeamsCommand extends GroupCommand {}
