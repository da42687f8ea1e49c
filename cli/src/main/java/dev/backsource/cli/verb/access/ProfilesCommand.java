package dev.backsource.cli.verb.access;

import dev.backsource.cli.command.GroupCommand;
import picocli.CommandLine.Command;

/** {@code backsource profiles}. */
@Command(subcommands = {ProfilesListCommand.class, ProfilesUseCommand.class})
public final class ProfilesCommand extends GroupCommand {}
