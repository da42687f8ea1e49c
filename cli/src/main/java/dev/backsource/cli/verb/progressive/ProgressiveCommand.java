package dev.backsource.cli.verb.progressive;

import dev.backsource.cli.command.GroupCommand;
import picocli.CommandLine.Command;

/** {@code backsource progressive}. */
@Command(
        subcommands = {
            ProgressiveListCommand.class,
            ProgressiveShowCommand.class,
            ProgressiveStartCommand.class,
            ProgressivePauseCommand.class,
            ProgressiveResumeCommand.class,
            ProgressivePromoteCommand.class,
            ProgressiveAbortCommand.class
        })
public final class ProgressiveCommand extends GroupCommand {}
