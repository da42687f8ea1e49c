package dev.backsource.cli.verb;

import picocli.CommandLine.Command;

/** {@code backsource policy}. */
@Command(subcommands = {PolicyShowCommand.class, PolicySetCommand.class})
public final class PolicyCommand extends GroupCommand {}
