package dev.backsource.cli.verb;

import dev.backsource.cli.command.GroupCommand;
import picocli.CommandLine.Command;

/** {@code backsource policy}. */
@Command(subcommands = {PolicyShowCommand.class, PolicySetCommand.class})
public final class PolicyCommand extends GroupCommand {}
