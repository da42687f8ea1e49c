package dev.backsource.cli.command;

import dev.backsource.cli.output.Terminal;
import dev.backsource.cli.profile.Environment;

/** The environment and terminal of a run. It is the user object of the root of the commands. */
public record RunContext(Environment environment, Terminal terminal) {}
